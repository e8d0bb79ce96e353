import type { Bundle } from "../fhir/types.js";
import { checkOptions } from "./check-options.js";
import { judge } from "./verdict/judge.js";
import type { ValidateOptions } from "./options.js";
import { reportOf } from "./report/report-of.js";
import type { Report } from "./report/report.js";

/**
 * Checks a message that is being built, before it is encoded: the same rules as `validateMessage`, without lines and
 * columns.
 *
 * @example const report = validateResources(composeMessage(consultation, { sender }).bundle, { release: "1.2.1" });
 * @throws InvalidValueError where an option is not what its type says.
 */
export function validateResources(bundle: Bundle, options: ValidateOptions = {}): Report {
  checkOptions(options);
  const { kind, findings } = judge(bundle, options);
  return reportOf(kind, findings);
}
