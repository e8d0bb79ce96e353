/** Why a text is not JSON that can be taken as it is. */
export type JsonFaultReason = "syntax" | "too-deep" | "too-many-values" | "repeated";

const words: Readonly<Record<JsonFaultReason, string>> = {
  syntax: "is no JSON",
  "too-deep": "is nested too deeply",
  "too-many-values": "has too many values",
  repeated: "has a member twice in one object",
};

/**
 * Where and why a text is not JSON that can be taken as it is. The message follows the name of the text, such as a
 * file's. It repeats nothing of the text: that may be a patient's data.
 */
export class JsonFault extends Error {
  readonly reason: JsonFaultReason;
  /** Characters before it. */
  readonly offset: number;

  constructor(reason: JsonFaultReason, offset: number) {
    super(words[reason]);
    this.name = "JsonFault";
    this.reason = reason;
    this.offset = offset;
  }
}

/** One value of a JSON text, and where it begins. */
export type JsonNode = JsonObject | JsonList | JsonLeaf;

export interface JsonObject {
  readonly kind: "object";
  readonly offset: number;
  /** Of members with the same name the first. */
  readonly members: ReadonlyMap<string, JsonMember>;
  /** Those whose name another member had before. */
  readonly repeated: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  /** Where its name begins. */
  readonly offset: number;
  readonly value: JsonNode;
}

export interface JsonList {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly JsonNode[];
}

export interface JsonLeaf {
  readonly kind: "text" | "number" | "boolean" | "null";
  readonly offset: number;
  /** What a text says; of a number and a word what is written. */
  readonly text: string;
}

/** What a JSON text may cost. */
export interface JsonLimits {
  /** Objects and lists inside each other. Reading takes stack for each. */
  readonly depth: number;
  /** Values that are not lists. */
  readonly values: number;
}

const space = /[ \t\n\r]*/y;
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;

/**
 * The values of a JSON text, each with its place.
 *
 * Own code, since lossless-json lets a doubled member with an equal value pass and overflows the stack on deep nesting.
 *
 * @throws JsonFault
 */
export function jsonTree(text: string, limits: JsonLimits): JsonNode {
  let at = 0;
  let values = 0;

  const fail = (offset: number, reason: JsonFaultReason = "syntax"): never => {
    throw new JsonFault(reason, offset);
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  /** The next sign that is no white space. */
  const next = (): string => {
    take(space);
    return text.charAt(at);
  };
  const skip = (sign: string): boolean => {
    const found = next() === sign;
    if (found) at += 1;
    return found;
  };

  function value(depth: number): JsonNode {
    const sign = next();
    if (depth > limits.depth) return fail(at, "too-deep");
    if (sign === "[") return list(depth);
    if (values++ >= limits.values) return fail(at, "too-many-values");
    if (sign === "{") return object(depth);
    const offset = at;
    if (sign === '"') return { kind: "text", offset, text: string() };
    if (sign === "-" || (sign >= "0" && sign <= "9"))
      return { kind: "number", offset, text: take(numeral) || fail(at) };
    const found = take(word) || fail(at);
    return { kind: found === "null" ? "null" : "boolean", offset, text: found };
  }

  function object(depth: number): JsonObject {
    const offset = at;
    const members = new Map<string, JsonMember>();
    const repeated: JsonMember[] = [];
    at += 1;
    if (skip("}")) return { kind: "object", offset, members, repeated };
    do {
      if (next() !== '"') return fail(at);
      const start = at;
      const name = string();
      if (!skip(":")) return fail(at);
      const member = { name, offset: start, value: value(depth + 1) };
      if (members.has(name)) repeated.push(member);
      else members.set(name, member);
    } while (skip(","));
    return skip("}") ? { kind: "object", offset, members, repeated } : fail(at);
  }

  function list(depth: number): JsonList {
    const offset = at;
    const items: JsonNode[] = [];
    at += 1;
    if (skip("]")) return { kind: "list", offset, items };
    do items.push(value(depth + 1));
    while (skip(","));
    return skip("]") ? { kind: "list", offset, items } : fail(at);
  }

  function string(): string {
    const start = at;
    do {
      at = text.indexOf('"', at + 1);
      if (at === -1) return fail(start);
    } while (isEscaped(text, at));
    at += 1;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail(start);
    }
  }

  const whole = value(0);
  return next() === "" ? whole : fail(at);
}

/** True where an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charAt(before) === "\\") before -= 1;
  return (at - before) % 2 === 0;
}
