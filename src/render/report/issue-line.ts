import type { Issue } from "../../validation/report/report.js";

/** One issue in one line: how bad, which rule, where, what. */
export function issueLine({ severity, rule, line, column, path, message }: Issue): string {
  const place = line === undefined ? path : `line ${line}, column ${column ?? 1}`;
  return `${severity} ${rule}${place === "" ? "" : ` (${place})`}: ${message}`;
}
