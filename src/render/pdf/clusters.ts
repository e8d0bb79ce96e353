/** What a reader takes for one character: a letter with its accents is not torn apart. */
const segmenter = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

/** No real text has more marks on one letter, and a font takes long to place them. */
const most = 32;

/** The characters of a text as a reader counts them, each with its place. */
export function* clustersOf(text: string): Generator<{ readonly at: number; readonly text: string }> {
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.length <= most) yield { at: index, text: segment };
    else yield* cutUp(segment, index);
  }
}

function* cutUp(text: string, from: number): Generator<{ readonly at: number; readonly text: string }> {
  let at = from;
  for (let piece = ""; at < from + text.length; at += piece.length) {
    piece = text.slice(at - from, at - from + most);
    // Half of a pair of surrogates is no character.
    if (/[\u{D800}-\u{DBFF}]$/u.test(piece)) piece = piece.slice(0, -1);
    yield { at, text: piece };
  }
}
