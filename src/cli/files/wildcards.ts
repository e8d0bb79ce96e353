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
