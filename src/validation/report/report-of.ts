import type { Finding } from "./finding.js";
import { byPath } from "../subject/path.js";
import type { Issue, MessageKind, Report } from "./report.js";

/**
 * Line and column from 1, and in JSON the pointer, of the element at a path, or of the nearest one around it that the
 * text has; the path of a list gives its first item.
 */
export type Locate = (
  path: string,
  orFirstItem: boolean,
) => { readonly line: number; readonly column: number; readonly pointer?: string } | undefined;

/**
 * The report of what was found: each issue at the place of its element, or of the nearest one around it that the text
 * has; without a text, no place.
 */
export function reportOf(kind: MessageKind, findings: readonly Finding[], locate?: Locate): Report {
  const issues = (locate === undefined ? [...findings] : findings.map((finding) => placed(finding, locate))).sort(
    byPlace,
  );
  return { kind, valid: !issues.some(({ severity }) => severity === "error"), issues };
}

function placed(finding: Finding, locate: Locate): Issue {
  const { severity, rule, code, path, message, expected, received } = finding;
  // A list is where its first item is; but what a list lacks is reported at the element that holds the list.
  const place = locate(path, code !== "required");
  if (place === undefined) return finding;
  // Spreading a finding into a new object takes longer than finding its place.
  const issue: { -readonly [Member in keyof Issue]: Issue[Member] } = { severity, rule, code, path, message };
  if (expected !== undefined) issue.expected = expected;
  if (received !== undefined) issue.received = received;
  if (place.pointer !== undefined) issue.pointer = place.pointer;
  issue.line = place.line;
  issue.column = place.column;
  return issue;
}

function byPlace(a: Issue, b: Issue): number {
  return (
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    byPath(a.path, b.path) ||
    (a.rule < b.rule ? -1 : 1)
  );
}
