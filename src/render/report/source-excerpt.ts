import { eastAsianWidth } from "get-east-asian-width";
import { maskOfJson } from "./json-mask.js";
import { visible } from "../write/visible.js";
import { maskOf, type Mask } from "./mask.js";

/** How the source of an issue is shown. */
export interface ExcerptOptions {
  /** Show the source unmasked, with patient data. Default: false. */
  readonly showData?: boolean;
}

/** How many terminal cells of a long line are shown before and after the place. */
const before = 50;
const after = 60;
const cut = "…";
/** How many code units on either side are read, so that a line of megabytes takes no longer than a short one. */
const reachable = 500;

/**
 * The line of a place, and a mark under the element that begins there. Undefined where the source has no such place, or
 * all of it is masked.
 */
export type Excerpt = (line: number, column: number) => readonly [text: string, mark: string] | undefined;

/** Returns excerpts of one source. The source is read on first use. */
export function excerptsOf(source: string | Uint8Array, { showData = false }: ExcerptOptions): Excerpt {
  let lines: readonly Line[] | undefined;
  let mask: Mask | undefined;
  let text = "";
  return (line, column) => {
    if (lines === undefined) {
      text = (typeof source === "string" ? source : new TextDecoder().decode(source)).replace(/^\u{feff}/u, "");
      lines = linesOf(text);
      mask = showData ? undefined : /^\s*[{[]/.test(text) ? maskOfJson(text) : maskOf(text);
    }
    const found = lines[line - 1];
    const place = (found?.start ?? 0) + column - 1;
    if (found === undefined || column < 1 || place > found.end) return undefined;
    const near = {
      start: pairStart(text, Math.max(found.start, place - reachable)),
      end: Math.min(found.end, place + reachable),
    };
    return drawn(
      shownUnits(text, near, mask?.(near.start, near.end)),
      place - near.start,
      nameLength(text, place),
      near.start > found.start,
      near.end < found.end,
    );
  };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines end with LF, CR LF or CR. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + end.length;
  }
  return [...lines, { start, end: text.length }];
}

/** What is shown for one character of a line. */
interface Unit {
  /** Code units before it in its line. */
  readonly at: number;
  readonly text: string;
  readonly width: number;
  readonly isMasked: boolean;
}

function shownUnits(text: string, { start, end }: Line, mask: Uint8Array | undefined): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isMasked = mask?.[at - start] === 1;
    const shown = isMasked ? "•".repeat(cellWidth(character)) : character === "\t" ? "    " : visible(character);
    const width = shown === character ? cellWidth(character) : shown.length;
    units.push({ at: at - start, text: shown, width, isMasked });
    at += character.length;
  }
  return units;
}

const takesNoCell = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many cells of a terminal a character takes: 0, 1 or 2. */
function cellWidth(character: string): number {
  const width = eastAsianWidth(character.codePointAt(0) ?? 0);
  return width === 1 && takesNoCell.test(character) ? 0 : width;
}

/** The offset. If it is in the middle of a character (a surrogate pair), the offset of that character. */
function pairStart(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** The length of the mark: that of the name, such as `<birthDate` or `"birthDate"`. */
function nameLength(text: string, offset: number): number {
  const name = /<\/?[\w.:-]*|"\w*"/y;
  name.lastIndex = offset;
  return Math.max(name.exec(text)?.[0].length ?? 1, 1);
}

function drawn(
  units: readonly Unit[],
  offset: number,
  length: number,
  isCutBefore: boolean,
  isCutAfter: boolean,
): ReturnType<Excerpt> {
  if (units.every(({ isMasked, text }) => isMasked || text.trim() === "")) return undefined;
  const begin = units.findIndex(({ at }) => at >= offset);
  const place = begin < 0 ? units.length : begin;
  const from = reach(units, place, -1, before);
  const to = reach(units, place, 1, after);
  const head = from > 0 || isCutBefore ? cut : "";
  // Indentation is left out.
  const indent =
    head === ""
      ? Math.max(
          units.findIndex(({ text }) => text.trim() !== ""),
          0,
        )
      : 0;
  const left = Math.min(from + indent, place);
  const line =
    head +
    units
      .slice(left, to)
      .map(({ text }) => text)
      .join("")
      .trimEnd() +
    (to < units.length || isCutAfter ? cut : "");
  const pad = head.length + widthOf(units.slice(left, place));
  return [line, " ".repeat(pad) + "^".repeat(Math.max(Math.min(length, widthOf(units.slice(place, to))), 1))];
}

function widthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { width }) => sum + width, 0);
}

/** The index up to which units fit into that many cells, to the left or right of a place. */
function reach(units: readonly Unit[], place: number, step: 1 | -1, most: number): number {
  let at = place;
  for (let used = 0; step < 0 ? at > 0 : at < units.length; at += step) {
    used += units[step < 0 ? at - 1 : at]?.width ?? 0;
    if (used > most) break;
  }
  return at;
}
