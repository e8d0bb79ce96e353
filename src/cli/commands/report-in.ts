import * as v from "valibot";
import { issueCodes, type IssueCode } from "../../validation/report/issue-codes.js";
import type { Report } from "../../validation/report/report.js";

const position = v.exactOptional(v.number());
const said = v.exactOptional(v.string());

/** A report as `validate --format json` prints it, in one line. */
const report: v.GenericSchema<unknown, Report> = v.object({
  kind: v.picklist(["update-record", "acknowledgement", "other", "unreadable"]),
  format: v.exactOptional(v.literal("fhir-json")),
  valid: v.boolean(),
  issues: v.array(
    v.object({
      severity: v.picklist(["error", "warning", "information"]),
      rule: v.string(),
      code: v.picklist(Object.keys(issueCodes) as IssueCode[]),
      message: v.string(),
      path: v.string(),
      pointer: said,
      line: position,
      column: position,
      expected: said,
      received: said,
    }),
  ),
});

/** The validation report in a JSON value. Undefined where it is something else, such as a consultation. */
export function reportIn(json: unknown): Report | undefined {
  const found = v.safeParse(report, json);
  return found.success ? found.output : undefined;
}
