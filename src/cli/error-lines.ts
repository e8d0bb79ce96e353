import { ConsultationError } from "../consultation/consultation-error.js";
import { UpdateRecordError } from "../errors.js";
import { ConfirmationRequiredError } from "../validation/safety/review.js";
import { ValidationError } from "../validation/report/report.js";
import { issueLine } from "../render/report/issue-line.js";
import { WrongUse } from "./wrong-use.js";

/** An error as lines for a person: everything that is wrong, each on its own line, without a stack. */
export function errorLines(error: unknown): readonly string[] {
  if (error instanceof ConsultationError) {
    return error.issues.map(
      ({ path, message, rule }) =>
        `${path === "" ? "the consultation" : path}: ${message}${rule === undefined ? "" : ` (${rule})`}`,
    );
  }
  if (error instanceof ConfirmationRequiredError)
    return error.required.map(({ rule, path, message }) => `${path}: to be confirmed: ${message} (${rule ?? ""})`);
  if (error instanceof ValidationError) return error.report.issues.map(issueLine);
  if (error instanceof UpdateRecordError || error instanceof WrongUse) return [error.message];
  // What anything else says may repeat what it was given, so only its kind is shown.
  const kind = error instanceof Error ? error.name : typeof error;
  return [
    `failed for a reason that is a fault of this program (${kind}). Please report it, with what you did and ` +
      "without patient data.",
  ];
}
