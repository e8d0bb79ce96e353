import type { IssueCode } from "../../validation/report/issue-codes.js";

/** One kind of issue that is known and accepted for now. */
export interface BaselineEntry {
  /** The rule, such as `UR-035`. */
  readonly rule: string;
  /** The kind of fault, such as `other-system`. */
  readonly code: IssueCode;
  /** The files: a name, or a pattern with `*`, `?` and `**`, as it is given to `validate`. Left out: every file. */
  readonly file?: string;
  /**
   * The place: a path as a report has it, or a pattern with `*`. Left out: every place. One of `file` and `path` is
   * there.
   */
  readonly path?: string;
  /** Why it is accepted, in words. */
  readonly reason: string;
  /** Who accepts it. */
  readonly person: string;
  /** The last day on which it is accepted: `2027-03-31`. From the next day on it counts again. */
  readonly expires: string;
}

/** What `validate --baseline` reads. */
export interface BaselineFile {
  /** The address of the JSON Schema, for editors. */
  readonly $schema?: string;
  /** Each accepts one kind of issue. */
  readonly entries: readonly BaselineEntry[];
}
