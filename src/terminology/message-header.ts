import { systems, type Coding } from "./systems.js";

/**
 * `MessageHeader.event` for the two kinds of message (UR-004, UR-110).
 * Source: CodeSystem ITK-MessageEvent-2 2.8.0 of 3 August 2023.
 */
export const messageEvents: Readonly<Record<"updateRecord" | "response", Coding>> = {
  updateRecord: { system: systems.itkMessageEvent, code: "ITK014M", display: "ITK Update Record" },
  response: { system: systems.itkMessageEvent, code: "ITK008M", display: "ITK Response" },
};

/**
 * The names of the other ITK3 messages by their events: these arrive in the same mailboxes.
 * Source: CodeSystem ITK-MessageEvent-2 2.8.0 of 3 August 2023.
 */
export const otherEvents: ReadonlyMap<string, string> = new Map([
  ["ITK003D", "ITK eDischarge"],
  ["ITK004D", "ITK Mental Health eDischarge"],
  ["ITK005D", "ITK Emergency Care eDischarge"],
  ["ITK006D", "ITK Outpatient Letter"],
  ["ITK007C", "ITK GP Connect Send Document"],
  ["ITK009D", "ITK Digital Medicine Immunization Document"],
  ["ITK010D", "ITK Digital Medicine Emergency Supply Document"],
  ["ITK011M", "ITK Events Management Service"],
  ["ITK012M", "ITK National Pathology"],
  ["ITK013D", "ITK Digital Medicine Minor Illness Document"],
]);

/** `FA`: for action, as the practice's own rules say; `FI`: for information (UR-006). */
export type RecipientType = "FA" | "FI";

/** Source: CodeSystem ITK-RecipientType-1 1.1.0 of 17 August 2018. */
export const recipientTypes: Readonly<Record<RecipientType, Coding>> = {
  FA: { system: systems.itkRecipientType, code: "FA", display: "For Action" },
  FI: { system: systems.itkRecipientType, code: "FI", display: "For Information" },
};
