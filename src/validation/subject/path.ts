/** A path and those of everything around it, from the inside out: `a.b[0]`, `a.b`, `a`. */
export function withThoseAround(path: string): readonly string[] {
  const paths: string[] = [];
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0)))
    paths.push(at);
  return paths;
}

/**
 * The order of paths for people: `entry[9]` before `entry[10]`. The same order as that of an `Intl` collator, which
 * takes ten milliseconds to make.
 */
export function byPath(a: string, b: string): number {
  if (a === b) return 0;
  const start = firstDifference(a, b);
  if (isDigit(a, start) && isDigit(b, start)) {
    const difference = Number.parseInt(a.slice(start), 10) - Number.parseInt(b.slice(start), 10);
    if (difference !== 0) return difference;
  }
  const [one, other] = [a.slice(start).toLowerCase(), b.slice(start).toLowerCase()];
  return one === other ? (a > b ? -1 : 1) : one < other ? -1 : 1;
}

/** Where two paths begin to differ, or the number begins in which they do. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  while (isDigit(a, at - 1)) at -= 1;
  return at;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
