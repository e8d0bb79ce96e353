import { ConsultationError } from "../consultation/consultation-error.js";
import { UpdateRecordError } from "../errors.js";
import { AddressImpossibleError, addressFault } from "../message/routing.js";
import { ConfirmationRequiredError } from "../validation/safety/refuse-unsafe.js";
import { MeshError } from "../transport/mesh-error.js";
import { ValidationError } from "../validation/report/report.js";
import { issueLine } from "../render/report/words.js";
import { Refused } from "./refused.js";
import { WrongUse } from "./wrong-use.js";

/** An error as lines for a person: one line for each thing that is wrong, without a stack trace. */
export function errorLines(error: unknown): readonly string[] {
  if (error instanceof ConsultationError) {
    return error.issues.map(
      ({ path, message, rule }) =>
        `${path === "" ? "the consultation" : path}: ${message}${rule === undefined ? "" : ` (${rule})`}`,
    );
  }
  if (error instanceof AddressImpossibleError) return [`${addressFault.path}: ${error.message} (${addressFault.rule})`];
  if (error instanceof ConfirmationRequiredError)
    return error.required.map(({ rule, path, message }) => `${path}: must be confirmed: ${message} (${rule ?? ""})`);
  if (error instanceof ValidationError) return error.report.issues.map(issueLine);
  if (error instanceof Refused) return error.message.split("\n");
  // The words by which docs/certificates.md and docs/mesh-failures.md say what to look at.
  if (error instanceof MeshError) return [`${error.message} (${error.reason}, ${error.fault})`];
  if (error instanceof UpdateRecordError || error instanceof WrongUse) return [error.message];
  // The message of any other error may repeat the input, so only the error's name is shown.
  const kind = error instanceof Error ? error.name : typeof error;
  return [
    `failed because of a fault in this program (${kind}). Please report it: say what you did, and leave out patient ` +
      "data.",
  ];
}
