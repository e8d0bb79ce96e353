import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** `FA`: the practice is to act on receipt as its rules say; `FI`: for its information (UR-006). */
export type RecipientType = "FA" | "FI";

/** Source: CodeSystem ITK-RecipientType-1 1.1.0 of 17 August 2018. */
export const recipientTypes: Readonly<Record<RecipientType, Coding>> = {
  FA: { system: systems.itkRecipientType, code: "FA", display: "For Action" },
  FI: { system: systems.itkRecipientType, code: "FI", display: "For Information" },
};
