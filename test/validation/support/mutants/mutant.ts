import type { MessageKind, ValidateOptions } from "../../../../src/validation/index.js";
import { lineColumn, type Edit } from "./edit.js";

/** A right message, broken in one place. */
export interface Mutant {
  readonly name: string;
  readonly xml: string;
  readonly kind: MessageKind;
  readonly severity: "error" | "warning";
  /** The rule that must say so, and the word for the kind of fault. */
  readonly rule: string;
  readonly code: string;
  /** The end of the path of the issue, and where it stands in the text. */
  readonly at: string;
  readonly line: number;
  readonly column: number;
  readonly options: Omit<ValidateOptions, "now">;
  /** True where HL7's validator cannot see it. */
  readonly ours?: true;
}

/** What most mutants need not say. */
export type About = Partial<Pick<Mutant, "kind" | "options">>;

function mutant(
  rule: string,
  code: string,
  at: string,
  name: string,
  edit: Edit,
  { kind = "update-record", options = {} }: About,
): Omit<Mutant, "severity"> {
  return { name, rule, code, at, xml: edit.xml, ...lineColumn(edit.xml, edit.at), kind, options };
}

/** An error that HL7's validator sees too. */
export function error(rule: string, code: string, at: string, name: string, edit: Edit, about: About = {}): Mutant {
  return { ...mutant(rule, code, at, name, edit, about), severity: "error" };
}

/** An error by what only the guide asks, or this project. */
export function ours(rule: string, code: string, at: string, name: string, edit: Edit, about: About = {}): Mutant {
  return { ...error(rule, code, at, name, edit, about), ours: true };
}

export function warning(rule: string, code: string, at: string, name: string, edit: Edit, about: About = {}): Mutant {
  return { ...mutant(rule, code, at, name, edit, about), severity: "warning" };
}

/** What a rule just lets pass: no issue. */
export interface Neighbour {
  readonly name: string;
  readonly rule: string;
  readonly xml: string;
  readonly kind: MessageKind;
  readonly options: Omit<ValidateOptions, "now">;
}

export function right(
  rule: string,
  name: string,
  edit: Pick<Edit, "xml">,
  { kind = "update-record", options = {} }: About = {},
): Neighbour {
  return { name, rule, xml: edit.xml, kind, options };
}
