import type { Finding } from "../report/finding.js";
import type { MessageKind, Severity } from "../report/report.js";
import type { Subject } from "../subject/subject.js";

/** A rule that an issue of a report can name. */
export interface RuleDescription {
  /** `UR-032` of the guide, `CS-07` of clinical safety, `FHIR-date` of FHIR itself. */
  readonly id: string;
  /** What it requires, in this project's own words. */
  readonly text: string;
  /** Where it is written. */
  readonly source: string;
  /** What its issues can be: an error makes a message invalid, a warning does not. */
  readonly severities: readonly Severity[];
  /** The kinds of message that it applies to. */
  readonly appliesTo: readonly MessageKind[];
}

/** A rule of the guide or of this project that no schema can express. */
export interface Rule extends RuleDescription {
  /**
   * Adds everything in the message that breaks it to `found`: a generator for each rule would cost more than most
   * rules.
   */
  readonly check: (subject: Subject, found: Finding[]) => void;
}
