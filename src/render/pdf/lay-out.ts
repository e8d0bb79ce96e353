import { breakLines, type LineRange } from "./break-lines.js";
import { inVisualOrder, rightToLeft } from "./bidi.js";
import type { Face } from "./kit.js";
import type { TextStyle } from "./style.js";
import type { Span, Typesetter } from "./typesetter.js";

/** A stretch of a line in one font, at its place from the start of the line. */
export interface Run {
  readonly x: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  /** Its letters run from right to left: the words belong together. */
  readonly whole: boolean;
  /** What the text says, where the glyphs alone do not tell: in the order in which it is read. */
  readonly says?: string;
}

/** A line of text. Its runs are in the order in which they are read. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** Whether its paragraph starts at the right. */
  readonly isFromRight: boolean;
}

/** Lays out texts that follow each other, within a width. A line break starts a paragraph, with its own direction. */
export function linesOf(spans: readonly Span[], width: number, setter: Typesetter): readonly Line[] {
  const drawable = spans.map(({ text, style }): Span => ({ text: setter.drawable(text), style }));
  return paragraphsOf(drawable).flatMap((paragraph) => paragraphLines(paragraph, width, setter));
}

function paragraphsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const paragraphs: Span[][] = [[]];
  for (const { text, style } of spans)
    for (const [place, line] of text.split("\n").entries()) {
      if (place > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: line, style });
    }
  return paragraphs;
}

/** A stretch of text in one style, one face and one direction. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly style: TextStyle;
  readonly face: Face;
  readonly level: number;
}

function paragraphLines(spans: readonly Span[], width: number, setter: Typesetter): readonly Line[] {
  const text = spans.map((span) => span.text).join("");
  const found = rightToLeft.test(text) ? setter.bidi.getEmbeddingLevels(text, "auto") : undefined;
  const base = found?.paragraphs[0]?.level ?? 0;
  const stretches = stretchesOf(spans, found?.levels, setter);
  const widthOf = (from: number, to: number): number =>
    within(stretches, from, to).reduce(
      (sum, { from: first, to: end, face, style }) => sum + setter.widthOf(text.slice(first, end), face, style.size),
      0,
    );
  return breakLines(text, width, widthOf).map((range) => lineOf(text, range, stretches, base, setter));
}

function stretchesOf(
  spans: readonly Span[],
  levels: Uint8Array | undefined,
  { faceOf }: Typesetter,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { text, style } of spans) {
    for (const character of text) {
      const face = faceOf(character.codePointAt(0) ?? 0, style.face);
      const level = levels?.[at] ?? 0;
      const last = stretches.at(-1);
      const to = at + character.length;
      if (last?.style === style && last.face === face && last.level === level)
        stretches[stretches.length - 1] = { ...last, to };
      else stretches.push({ from: at, to, style, face, level });
      at = to;
    }
  }
  return stretches;
}

/** The parts of the stretches that lie within a range. */
function within(stretches: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (let at = firstEndingAfter(stretches, from); at < stretches.length; at++) {
    const stretch = stretches[at];
    if (stretch === undefined || stretch.from >= to) break;
    parts.push({ ...stretch, from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) });
  }
  return parts;
}

function firstEndingAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  for (let high = stretches.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineOf(
  text: string,
  [from, to]: LineRange,
  stretches: readonly Stretch[],
  base: number,
  setter: Typesetter,
): Line {
  const end = from + text.slice(from, to).trimEnd().length;
  // One space stays, so that the words of two lines are not read as one.
  const last = base === 0 ? Math.min(end + 1, to) : end;
  const runs = within(stretches, from, last).map((stretch) => runOf(text, stretch, setter));
  let x = 0;
  const places = new Map<object, number>();
  for (const run of inVisualOrder(runs)) {
    places.set(run, x);
    x += run.width;
  }
  return {
    runs: runs.map(({ width: _width, level: _level, ...run }, place) => ({
      ...run,
      x: places.get(runs[place] ?? run) ?? 0,
    })),
    width: x,
    isFromRight: base === 1,
  };
}

/** Marks, and joiners: the glyph of a joiner is a space without a width. */
const unclear = /[\p{M}\u{200C}\u{200D}]/u;

interface MeasuredRun extends Omit<Run, "x"> {
  readonly width: number;
  readonly level: number;
}

function runOf(text: string, { from, to, face, style, level }: Stretch, setter: Typesetter): MeasuredRun {
  const said = text.slice(from, to);
  const isTurned = level % 2 === 1;
  const mirrored = isTurned ? Array.from(said, (one) => setter.bidi.getMirroredCharacter(one) ?? one) : [];
  // The font's layout turns letters that run from right to left by itself; what stands between them is turned here.
  const whole = isTurned && rightToLeft.test(said);
  const drawn = isTurned ? (whole ? mirrored : mirrored.reverse()).join("") : said;
  const { size, colour } = style;
  const width = setter.widthOf(drawn, face, size, whole);
  const says = isTurned || unclear.test(said) ? { says: said } : {};
  return { text: drawn, face, size, colour, whole, width, level, ...says };
}
