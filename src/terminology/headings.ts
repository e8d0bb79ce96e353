import { systems, type Coding } from "./systems.js";

/** The code of a heading that may be sent. */
export type Heading =
  | "clinical-summary"
  | "history"
  | "red-flags"
  | "information-and-advice-given"
  | "plan-and-requested-actions"
  | "signpost-details"
  | "pregnancy-status"
  | "procedures-and-therapies"
  | "presenting-complaints-or-issues";

function heading(code: string, display: string): Coding {
  return { system: systems.recordStandardHeadings, code, display };
}

/**
 * The PRSB headings of Update Record, for `meta.tag` (UR-060).
 * Source: CodeSystem RecordStandardHeadings 1.0.0 of 4 August 2023.
 */
export const headings: Readonly<Record<Heading, Coding>> = {
  "clinical-summary": heading("clinical-summary", "Clinical summary"),
  history: heading("history", "History"),
  "red-flags": heading("red-flags", "Red flags"),
  "information-and-advice-given": heading("information-and-advice-given", "Information and advice given"),
  "plan-and-requested-actions": heading("plan-and-requested-actions", "Plan and requested actions"),
  "signpost-details": heading("signpost-details", "Signpost details"),
  "pregnancy-status": heading("pregnancy-status", "Pregnancy status"),
  "procedures-and-therapies": heading("procedures-and-therapies", "Procedures and therapies"),
  "presenting-complaints-or-issues": heading("presenting-complaints-or-issues", "Presenting complaints or issues"),
};

/** What is sent under red flags where they were asked for and none was found (UR-064). */
export const noRedFlags = "Red flags: none identified.";

/** Headings of older guides: never built, accepted with a warning (update-record.md, section 10). */
export const olderHeadings: Readonly<Record<"social-context", Coding>> = {
  "social-context": heading("social-context", "Social context"),
};
