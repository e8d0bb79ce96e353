import type { IssueCode } from "./issue-codes.js";
import { UpdateRecordError } from "../../errors.js";

/** How much an issue matters: only an `error` makes a message invalid. */
export type Severity = "error" | "warning" | "information";

/** One thing that is wrong, with its place. No field holds patient data. */
export interface Issue {
  /** Only an `error` makes a message invalid. */
  readonly severity: Severity;
  /** The id of the rule broken: UR-, ME-, CS-, or `FHIR-...` for the base specification. */
  readonly rule: string;
  /**
   * What kind of fault it is, as a stable word such as `required`, `fixed-value` or `unresolved-reference`; all are
   * explained in `issueCodes`.
   */
  readonly code: IssueCode;
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
  /** FHIRPath-like place: `Bundle.entry[2].resource.entry[4].resource.identifier[0].value`. */
  readonly path: string;
  /**
   * The place in a JSON text as a JSON pointer (RFC 6901): `/entry/2/resource/entry/4/resource/identifier/0/value`. Of
   * something that is missing, what it is missing from. Absent where the text is XML, or where there is none.
   */
  readonly pointer?: string;
  /** Line and column (from 1) of the element in the source; absent where there is no source. */
  readonly line?: number;
  /** Column (from 1), as `line`. */
  readonly column?: number;
  /**
   * The code, system or fixed value that belongs here, or several with ` | ` between them; only where the rule is about
   * codes or fixed values.
   */
  readonly expected?: string;
  /**
   * What was found instead; absent unless it certainly is a code, since a person's name or number is never repeated.
   */
  readonly received?: string;
}

/** What a validated text turned out to be. */
export type MessageKind = "update-record" | "acknowledgement" | "other" | "unreadable";

/** Everything that was found in one message, sorted by place. */
export interface Report {
  /** What the text turned out to be. */
  readonly kind: MessageKind;
  /**
   * There where the text is a resource in FHIR JSON. Messages are sent as XML (UR-001): write it with `writeXml` first.
   */
  readonly format?: "fhir-json";
  /** True where no issue is an error. */
  readonly valid: boolean;
  /** What was found, sorted by place. */
  readonly issues: readonly Issue[];
}

const named = 3;

/** A message that was about to be built or accepted breaks a rule; `report` holds everything that was found. */
export class ValidationError extends UpdateRecordError {
  static override readonly name = "ValidationError";
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
