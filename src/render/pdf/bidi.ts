/** Letters that run from right to left. Text without any needs no order but its own. */
export const rightToLeft: RegExp =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Pieces of a line in the order in which they stand on paper, from left to right (rule L2 of Unicode's UAX #9). */
export function inVisualOrder<Piece extends { readonly level: number }>(pieces: readonly Piece[]): readonly Piece[] {
  let order = [...pieces];
  const levels = pieces.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level--) order = reversedFrom(order, level);
  return order;
}

/** Each stretch of pieces of that level or a higher one is turned round. */
function reversedFrom<Piece extends { readonly level: number }>(pieces: readonly Piece[], level: number): Piece[] {
  const turned: Piece[] = [];
  let stretch: Piece[] = [];
  for (const piece of pieces) {
    if (piece.level >= level) stretch.unshift(piece);
    else {
      turned.push(...stretch, piece);
      stretch = [];
    }
  }
  return [...turned, ...stretch];
}
