import { UpdateRecordError } from "../errors.js";

/** One thing wrong in a consultation. The text never repeats a value. */
export interface ConsultationIssue {
  /** Place in the consultation, such as `patient.nhsNumber` or `observations[2].systolic`. */
  readonly path: string;
  /** What is wrong and what to give instead. */
  readonly message: string;
  /** Id of the rule that is broken, such as `CS-21`. */
  readonly rule?: string;
}

/**
 * A consultation that cannot become a message, with everything that is wrong in it.
 *
 * @example
 * try {
 *   parseConsultation({});
 * } catch (error) {
 *   if (!(error instanceof ConsultationError)) throw error;
 *   for (const { path, message, rule } of error.issues) console.error(path, message, rule);
 * }
 */
export class ConsultationError extends UpdateRecordError {
  static override readonly name = "ConsultationError";
  readonly code = "consultation-invalid";
  readonly issues: readonly ConsultationIssue[];

  constructor(issues: readonly ConsultationIssue[]) {
    const said = issues.map(({ path, message }) => (path === "" ? `it ${message}` : `${path}: ${message}`));
    super(`The consultation cannot be sent: ${said.join("; ")}`);
    this.issues = issues;
  }
}
