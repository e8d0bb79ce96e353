import type { Finding } from "./finding.js";
import { byPath, withThoseAround } from "./path.js";
import type { Issue, MessageKind, Report } from "./report.js";

/** Line and column of the element of a path, from 1. */
export type Locate = (path: string) => { readonly line: number; readonly column: number } | undefined;

/** The report of what was found: each issue at the place of its element, or of the nearest one around it that the text has; where there is no text, at none. */
export function reportOf(kind: MessageKind, findings: readonly Finding[], locate?: Locate): Report {
  const issues = findings.map((finding): Issue => (locate === undefined ? finding : { ...finding, ...placeOf(finding, locate) })).sort(byPlace);
  return { kind, valid: !issues.some(({ severity }) => severity === "error"), issues };
}

function placeOf({ path, code }: Finding, locate: Locate): ReturnType<Locate> {
  // A list is where its first item is; but what misses in it, misses in what it stands in.
  const first = code === "required" ? undefined : locate(`${path}[0]`);
  if (first !== undefined) return { line: first.line, column: first.column };
  for (const at of withThoseAround(path)) {
    const place = locate(at);
    if (place !== undefined) return { line: place.line, column: place.column };
  }
  return undefined;
}

function byPlace(a: Issue, b: Issue): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || byPath(a.path, b.path) || (a.rule < b.rule ? -1 : 1);
}
