import type { MessageKind, Severity } from "./report.js";
import type { Subject } from "./subject.js";

/** What a rule found, before it has its line and column. */
export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly code: string;
  readonly message: string;
  readonly path: string;
}

/** A rule of the guide or of this project that no schema can say. */
export interface Rule {
  /** `UR-021` */
  readonly id: string;
  /** What it asks, in this project's own words. */
  readonly text: string;
  /** Where it is written. */
  readonly source: string;
  /** The kinds of message that it speaks of. */
  readonly appliesTo: readonly MessageKind[];
  /** Everything in the message that breaks it. */
  check(subject: Subject): Iterable<Finding>;
}

export function errorOf(rule: string, code: string, path: string, message: string): Finding {
  return { severity: "error", rule, code, path, message };
}

export function warningOf(rule: string, code: string, path: string, message: string): Finding {
  return { severity: "warning", rule, code, path, message };
}
