/** The one of the known names that a mistyped one probably means, if any is near. @internal */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  return known
    .map((name) => ({ name, edits: edits(typed, name) }))
    .filter(({ name, edits }) => edits <= mostEdits(name))
    .sort((one, other) => one.edits - other.edits)[0]?.name;
}

/** Words to add to an error about a mistyped name: a question where a known one is near, else nothing. @internal */
export function nearQuestion(typed: string, known: readonly string[]): string {
  const meant = nearest(typed, known);
  return meant === undefined ? "" : `; did you mean \`${meant}\`?`;
}

/** A short name may differ in one place: otherwise it would be near to everything. */
function mostEdits({ length }: string): number {
  return length <= 4 ? 1 : 2;
}

/** Longer than any name here: a longer one is no mistyped name, and need not be compared. */
const longest = 40;

/** How many characters must be put in, left out, changed, or swapped with their neighbour. */
function edits(from: string, to: string): number {
  if (from.length > longest) return Number.POSITIVE_INFINITY;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const at = (line: readonly number[], place: number): number => line[place] ?? Number.POSITIVE_INFINITY;
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, next];
  }
  return last[to.length] ?? Number.POSITIVE_INFINITY;
}
