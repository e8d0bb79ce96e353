/** A text with one thing changed in it, and where the issue about it must be: the offset of a `<`. */
export interface Edit {
  readonly xml: string;
  readonly at: number;
}

/** Stands in a replacement before the element that the issue must name, where that is not the changed one itself. */
const mark = "§";

/**
 * Replaces once within a part of the text. The issue is expected at the mark; else at the first element of the
 * replacement; else, where
 * something was taken away, at the element that it was taken from; else at the element whose tag was changed.
 */
export function edited(xml: string, [start, end]: readonly [number, number], from: string | RegExp, to: string): Edit {
  const part = xml.slice(start, end);
  const found = typeof from === "string" ? part.indexOf(from) : part.search(from);
  if (found < 0) throw new Error(`nothing to change: ${String(from)}`);
  const next = xml.slice(0, start) + part.replace(from, to) + xml.slice(end);
  const marked = next.indexOf(mark);
  if (marked >= 0) return { xml: next.replace(mark, ""), at: marked };
  if (next === xml) throw new Error(`nothing changed: ${String(from)}`);
  const changedAt = start + found;
  if (to.includes("<")) return { xml: next, at: next.indexOf("<", changedAt) };
  return { xml: next, at: to.trim() === "" ? around(next, changedAt) : next.lastIndexOf("<", changedAt) };
}

/** The offset of the element around an offset, told by the tags before it alone. */
export function around(xml: string, offset: number): number {
  let depth = 0;
  for (let at = xml.lastIndexOf("<", offset - 1); at >= 0; at = xml.lastIndexOf("<", at - 1)) {
    const tag = xml.slice(at, xml.indexOf(">", at) + 1);
    if (tag.endsWith("/>")) continue;
    if (tag.startsWith("</")) depth += 1;
    else if (depth === 0) return at;
    else depth -= 1;
  }
  throw new Error(`nothing stands around ${String(offset)}`);
}

/** One resource of a text, to be changed in one place. */
export interface Resource {
  /** One place, replaced. */
  change(from: string | RegExp, to: string): Edit;
  /** Without the first element of this name, its line and all that is in it. */
  without(name: string): Edit;
  /** With the first element of this name twice, and the issue at the second. */
  twice(name: string): Edit;
  /** With something more before the first element of this name. */
  before(name: string, added: string): Edit;
  /** The resource's own text, for a change that needs it. */
  readonly text: string;
}

/** The n-th resource of a type, counted from 0. */
export function resourceIn(xml: string, type: string, nth = 0): Resource {
  let start = -1;
  for (let count = 0; count <= nth; count++) start = xml.indexOf(`<${type}>`, start + 1);
  if (start < 0) throw new Error(`no ${type} number ${String(nth)}`);
  const closing = `</${type}>`;
  const region = [start, xml.indexOf(closing, start) + closing.length] as const;
  const change = (from: string | RegExp, to: string): Edit => edited(xml, region, from, to);
  return {
    change,
    without: (name) => change(elementOf(name), ""),
    twice: (name) => change(elementOf(name), "$&\n§$1"),
    before: (name, added) => change(new RegExp(`<${name}[ />]`), `${added}$&`),
    text: xml.slice(...region),
  };
}

/** An element with its line, all that is in it, and itself as a group. */
function elementOf(name: string): RegExp {
  return new RegExp(`\\n *(<${name}(?: [a-z]+="[^"]*")*(?:/>|>[\\s\\S]*?</${name}>))`);
}

/** The line and column of an offset, from 1. */
export function lineColumn(xml: string, offset: number): { readonly line: number; readonly column: number } {
  const before = xml.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
