/** A path and those of everything around it, from the inside out: `a.b[0]`, `a.b`, `a`. */
export function withThoseAround(path: string): readonly string[] {
  const paths: string[] = [];
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) paths.push(at);
  return paths;
}

/** The order of paths for people: `entry[9]` before `entry[10]`. As a collator of `Intl` has it, which takes ten milliseconds to make. */
export function byPath(a: string, b: string): number {
  if (a === b) return 0;
  const start = firstDifference(a, b);
  const [one, other] = [a.slice(start), b.slice(start)];
  // Most differ in an index, and need no more than that.
  const difference = Number.parseInt(one, 10) - Number.parseInt(other, 10);
  if (difference < 0 || difference > 0) return difference;
  const left = partsOf(one);
  const right = partsOf(other);
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const [mine = "", theirs = ""] = [left[at], right[at]];
    if (mine !== theirs) return at % 2 === 1 ? Number(mine) - Number(theirs) : mine < theirs ? -1 : 1;
  }
  return left.length - right.length || (a > b ? -1 : 1);
}

/** Where two paths begin to differ, or the number begins in which they do. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  while (at > 0 && /[0-9]/.test(a[at - 1] ?? "")) at -= 1;
  return at;
}

/** Texts and numbers in turn. */
function partsOf(path: string): readonly string[] {
  return path.toLowerCase().split(/([0-9]+)/);
}
