import type { IssueCode } from "../report/issue-codes.js";
import type { Met } from "../subject/walk.js";

/** A rule of FHIR itself for a type, beyond its elements: a constraint of its definitions, under FHIR's own key. */
export interface Invariant {
  /** `per-1`; the rule's id is `FHIR-per-1`. */
  readonly key: string;
  /** The types that it applies to: `Period`, `Condition.stage`, `Patient`. */
  readonly types: readonly string[];
  /** What it requires, in this project's own words. */
  readonly text: string;
  /** The kind of fault, as a stable word. */
  readonly code: IssueCode;
  /** The element at fault, below the value: `.system`; empty for the value itself. */
  readonly at: Where;
  /** False for a value that breaks it. `met` is what the walk knows of the value; undefined for a resource. */
  holds(value: object, met: Met | undefined): boolean;
}

/** A fixed path, or a function that finds the path in a value that breaks the invariant. */
export type Where = string | ((value: never) => string);

/** An invariant of one type or of several alike. */
export function invariant<T extends object>(
  key: string,
  types: string | readonly string[],
  code: IssueCode,
  at: string | ((value: T) => string),
  text: string,
  holds: (value: T, met: Met | undefined) => boolean,
): Invariant {
  return { key, types: typeof types === "string" ? [types] : types, text, code, at, holds };
}

/** True where a member has a value, or an extension instead of one; the name is one of FHIR's. */
export function has(value: object, name: string): boolean {
  const members = value as Readonly<Record<string, unknown>>;
  return isThere(members[name]) || isThere(members[shadowOf(name)]);
}

/** Composing the name every time would cost more than looking it up. */
const shadows = new Map<string, string>();

function shadowOf(name: string): string {
  const known = shadows.get(name);
  if (known !== undefined) return known;
  const shadow = `_${name}`;
  shadows.set(name, shadow);
  return shadow;
}

export function isThere(member: unknown): boolean {
  return member !== undefined && member !== null && !(Array.isArray(member) && member.length === 0);
}

/** The first of these members needs the second. */
export function needs(first: string, second: string): (value: object) => boolean {
  return (value) => !has(value, first) || has(value, second);
}

/** At most one of two members is there. */
export function notBoth(first: string, second: string): (value: object) => boolean {
  return (value) => !has(value, first) || !has(value, second);
}

/** At least one of these members is there. */
export function anyOf(...names: readonly string[]): (value: object) => boolean {
  return (value) => {
    for (const name of names) if (has(value, name)) return true;
    return false;
  };
}
