import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/**
 * What `MessageHeader.event` says of the two kinds of message (UR-004, UR-110).
 * Source: CodeSystem ITK-MessageEvent-2 2.8.0 of 3 August 2023.
 */
export const messageEvents: Readonly<Record<"updateRecord" | "response", Coding>> = {
  updateRecord: { system: systems.itkMessageEvent, code: "ITK014M", display: "ITK Update Record" },
  response: { system: systems.itkMessageEvent, code: "ITK008M", display: "ITK Response" },
};
