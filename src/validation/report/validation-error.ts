import { UpdateRecordError } from "../../errors.js";
import type { Issue, Report } from "./report.js";

const named = 3;

/** A message that was about to be built or taken in breaks a rule; `report` holds everything that was found. */
export class ValidationError extends UpdateRecordError {
  override readonly code = "message-invalid" as const;
  readonly report: Report;

  constructor(report: Report) {
    const errors = report.issues.filter((issue) => issue.severity === "error");
    const first = errors.slice(0, named).map(inWords).join("; ");
    const more = errors.length > named ? `; and ${errors.length - named} more (see report.issues)` : "";
    super(`The message breaks ${errors.length === 1 ? "a rule" : `${errors.length} rules`}: ${first}${more}`);
    this.report = report;
  }
}

function inWords(issue: Issue): string {
  return `${issue.rule} at ${issue.path}: ${issue.message}`;
}
