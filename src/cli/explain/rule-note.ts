import type { IssueCode } from "../../validation/report/issue-codes.js";

/** A right and a wrong form in one text, and what is wrong. */
export interface Example {
  readonly language: "xml" | "json" | "ts" | "http";
  /**
   * The right message or consultation of the tests that the text is a part of: they put the wrong form into it, and see
   * what is reported. Left out where no report is about it.
   */
  readonly of?: string;
  /** The rule that a report names, where it is another one that guards this. */
  readonly reportedAs?: string;
  /** The kind of fault that a report names. */
  readonly code?: IssueCode;
  /**
   * A line each: `+ ` is right, `- ` is wrong, two spaces are of both, `…` stands for what is left out. It begins with
   * a line break.
   */
  readonly text: string;
}

/** What `explain` and docs/rules.md say of a rule, beyond the validator's own table. */
export interface RuleNote {
  /** What it requires, in a few words. */
  readonly title: string;
  /** What it is good for. */
  readonly why: string;
  readonly example: Example;
}

/** Notes by the rule's id. */
export type RuleNotes = Readonly<Record<string, RuleNote>>;

/** An example of a kind of fault, and the rule that a report names with it. */
export type CodeExamples = Readonly<Partial<Record<IssueCode, { readonly rule: string; readonly example: Example }>>>;
