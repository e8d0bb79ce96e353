/**
 * Where and why a text is no JSON that can be taken as it stands. Repeats nothing of it: it may be a patient's data.
 */
export class JsonFault extends Error {
  /** Such as `is no JSON`, to follow the name of the file. */
  readonly reason: string;
  /** Characters before it. */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.name = "JsonFault";
    this.reason = reason;
    this.offset = offset;
  }
}

/** Deeper than any consultation. */
const deepest = 100;

const space = /[ \t\n\r]*/y;
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/**
 * JSON without loss: a number that JavaScript would write in another way (`37.40`, twenty digits) stays the text that
 * it
 * was, and a member that stands twice in one object is refused, since only one of the two could count.
 *
 * @throws JsonFault
 */
export function exactJson(text: string): unknown {
  let at = 0;

  const fail = (offset: number, reason = "is no JSON"): never => {
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

  function value(depth: number): unknown {
    const sign = next();
    if (depth > deepest) return fail(at, "is nested too deeply");
    if (sign === "{") return object(depth);
    if (sign === "[") return list(depth);
    if (sign === '"') return string();
    if (sign === "-" || (sign >= "0" && sign <= "9")) return number();
    const found = take(word);
    return found === "" ? fail(at) : words[found];
  }

  function object(depth: number): unknown {
    const members = new Map<string, unknown>();
    at += 1;
    if (skip("}")) return {};
    do {
      if (next() !== '"') return fail(at);
      const start = at;
      const name = string();
      if (members.has(name)) return fail(start, "has a member twice in one object");
      if (!skip(":")) return fail(at);
      members.set(name, value(depth + 1));
    } while (skip(","));
    return skip("}") ? Object.fromEntries(members) : fail(at);
  }

  function list(depth: number): unknown {
    const items: unknown[] = [];
    at += 1;
    if (skip("]")) return items;
    do items.push(value(depth + 1));
    while (skip(","));
    return skip("]") ? items : fail(at);
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

  function number(): number | string {
    const start = at;
    const written = take(numeral);
    if (written === "") return fail(start);
    return String(Number(written)) === written ? Number(written) : written;
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
