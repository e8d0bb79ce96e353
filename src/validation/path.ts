/** A path and those of everything around it, from the inside out: `a.b[0]`, `a.b`, `a`. */
export function withThoseAround(path: string): readonly string[] {
  const paths: string[] = [];
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) paths.push(at);
  return paths;
}
