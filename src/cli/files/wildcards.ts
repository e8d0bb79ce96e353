/** Whether a name fits a pattern with `*` (any characters) and `?` (one), in at most name times pattern steps. */
export function fits(name: string, pattern: string): boolean {
  let [at, from] = [0, 0];
  /** Where the last `*` is, and where in the name the rest of the pattern was tried last. */
  let star: { readonly pattern: number; name: number } | undefined;
  while (at < name.length) {
    const wanted = pattern[from];
    if (wanted === "*") {
      star = { pattern: from, name: at };
      from += 1;
    } else if (wanted === "?" || wanted === name[at]) {
      at += 1;
      from += 1;
    } else if (star === undefined) return false;
    else {
      star.name += 1;
      at = star.name;
      from = star.pattern + 1;
    }
  }
  return /^\**$/.test(pattern.slice(from));
}

/** Whether a path holds `*` or `?`. */
export function hasWildcards(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * Whether a whole path fits a pattern, part by part: `**` stands for any number of parts, also for none. The separator
 * of Windows is one as well.
 */
export function fitsPath(path: string, pattern: string): boolean {
  return partsFit(partsOf(path), partsOf(pattern));
}

function partsOf(path: string): readonly string[] {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== ".");
}

/** In at most parts of the path times parts of the pattern steps. */
function partsFit(parts: readonly string[], wanted: readonly string[]): boolean {
  // Where the rest of the pattern fits the rest of the path, from the end of both.
  let rest = [...parts.map(() => false), true];
  for (const part of wanted.toReversed()) {
    const next = rest.map((_, at) => part !== "**" && rest[at + 1] === true && fits(parts[at] ?? "", part));
    if (part === "**")
      for (let at = parts.length; at >= 0; at -= 1) next[at] = rest[at] === true || next[at + 1] === true;
    rest = next;
  }
  return rest[0] === true;
}

/** The folder that every path of a pattern is in; the path itself where it is no pattern. */
export function fixedPart(path: string): string {
  const wild = path.search(/[*?]/);
  if (wild < 0) return path;
  const end = Math.max(path.lastIndexOf("/", wild), path.lastIndexOf("\\", wild));
  return end < 0 ? "." : path.slice(0, Math.max(end, 1));
}
