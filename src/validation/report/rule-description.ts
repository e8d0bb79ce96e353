import type { MessageKind, Severity } from "./report.js";

/** A rule that an issue of a report can name. */
export interface RuleDescription {
  /** `UR-032` of the guide, `CS-07` of clinical safety, `FHIR-date` of FHIR itself. */
  readonly id: string;
  /** What it asks, in this project's own words. */
  readonly text: string;
  /** Where it is written. */
  readonly source: string;
  /** What its issues can be: an error makes a message invalid, a warning does not. */
  readonly severities: readonly Severity[];
  /** The kinds of message that it is asked of. */
  readonly appliesTo: readonly MessageKind[];
}
