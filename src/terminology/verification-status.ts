import { systems, type Coding } from "./systems.js";

/** The code of a verification status. */
export type VerificationStatus = "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08";

function status(code: string, display: string): Coding {
  return { system: systems.nhsNumberVerificationStatus, code, display };
}

/**
 * Whether the NHS number was traced and verified (UR-032, CS-26).
 * Source: CodeSystem CareConnect-NHSNumberVerificationStatus-1 1.0.0 of 22 November 2017.
 */
export const verificationStatuses: Readonly<Record<VerificationStatus, Coding>> = {
  "01": status("01", "Number present and verified"),
  "02": status("02", "Number present but not traced"),
  "03": status("03", "Trace required"),
  "04": status("04", "Trace attempted - No match or multiple match found"),
  "05": status("05", "Trace needs to be resolved - (NHS number or patient detail conflict)"),
  "06": status("06", "Trace in progress"),
  "07": status("07", "Number not present and trace not required"),
  "08": status("08", "Trace postponed (baby under six weeks old)"),
};
