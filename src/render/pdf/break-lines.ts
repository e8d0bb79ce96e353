import { clustersOf } from "./clusters.js";

/** One line of a text: from where to where, the spaces at its end included. */
export type LineRange = readonly [from: number, to: number];

/** The longest line in characters: only characters without a width make one longer. */
const longest = 300;

const words =
  /[^ \u{1680}\u{2000}-\u{2006}\u{2008}-\u{200A}\u{205F}\u{3000}]+|[ \u{1680}\u{2000}-\u{200A}\u{205F}\u{3000}]+/gu;

/**
 * Where the lines of a text end: after spaces, which hang over the edge, or within a word that is wider than the line.
 */
export function breakLines(
  text: string,
  width: number,
  widthOf: (from: number, to: number) => number,
): readonly LineRange[] {
  const lines: LineRange[] = [];
  let start = 0;
  let reached = 0;
  const endLine = (at: number): void => {
    lines.push([start, at]);
    start = at;
    reached = 0;
  };
  for (const { 0: word, index } of text.matchAll(words)) {
    const wide = widthOf(index, index + word.length);
    const isSpace = /^\p{Zs}/u.test(word);
    if (!isSpace && reached + wide > width && index > start) endLine(index);
    if (isSpace || (wide <= width && word.length <= longest)) {
      reached += wide;
      continue;
    }
    for (const cluster of clustersOf(word)) {
      const at = index + cluster.at;
      const more = widthOf(at, at + cluster.text.length);
      if (at > start && (reached + more > width || at - start > longest)) endLine(at);
      reached += more;
    }
  }
  return [...lines, [start, text.length]];
}
