import type { Issue, MessageKind, Report, Severity } from "../../validation/report/report.js";
import { counted } from "../outline/sections.js";

const words: Readonly<Record<MessageKind, string>> = {
  "update-record": "Update Record message",
  acknowledgement: "acknowledgement",
  other: "neither an Update Record message nor an acknowledgement",
  unreadable: "unreadable",
};

/** What a validated text is called. */
export function kindWords({ kind, format }: Report): string {
  return format === undefined ? words[kind] : `${words[kind]} (FHIR JSON)`;
}

/** `2 errors, 1 warning, 0 for information` */
export function countWords({ issues }: Report): string {
  const count = (severity: Severity): number => issues.filter((issue) => issue.severity === severity).length;
  return (
    `${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${count("information")} for ` +
    "information"
  );
}

/** One issue in one line: severity, rule, place and message. */
export function issueLine({ severity, rule, line, column, path, message }: Issue): string {
  const place = line === undefined ? path : `line ${line}, column ${column ?? 1}`;
  return `${severity} ${rule}${place === "" ? "" : ` (${place})`}: ${message}`;
}
