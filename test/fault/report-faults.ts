import type { Issue, Report } from "../../src/validation/index.js";
import { saysPatientData } from "./validator-corpus.js";

const kinds = ["update-record", "acknowledgement", "other", "unreadable"];
const severities = ["error", "warning", "information"];
/** No text of a report is longer: a longer one repeats the input. */
const longestMessage = 1_000;

/** What is wrong with the report on these bytes, whatever they are; empty where the report is correct. */
export function reportFaults(report: Report, bytes: Uint8Array): readonly string[] {
  const { kind, valid, issues } = report;
  const faults: string[] = [];
  if (!kinds.includes(kind)) faults.push(`no such kind: ${kind}`);
  if (valid !== !issues.some(({ severity }) => severity === "error")) faults.push("valid and the issues disagree");
  if ((kind === "unreadable" || kind === "other") && valid) faults.push("what is no message is valid");
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  let before: Issue | undefined;
  for (const issue of issues) {
    faults.push(...issueFaults(issue, kind, lines));
    if (before !== undefined && isOutOfOrder(before, issue)) faults.push(`not in the order of the text: ${issue.path}`);
    before = issue;
  }
  return faults;
}

function issueFaults(
  { severity, rule, code, message, path, line, column }: Issue,
  kind: string,
  lines: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  if (!severities.includes(severity)) faults.push(`no such severity: ${severity}`);
  if (!/^(?:UR|CS|ME|FHIR)-\S+$/.test(rule)) faults.push(`no rule: ${rule}`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)) faults.push(`no code: ${code}`);
  if (message === "" || message.length > longestMessage)
    faults.push(`message of ${message.length} characters at ${rule}`);
  // The whole of a JSON text that is no resource has no name.
  const isNameless = kind === "unreadable" || (kind === "other" && code === "not-a-message");
  if (typeof path !== "string" || (path === "" && !isNameless)) faults.push(`no path at ${rule} ${code}`);
  if (saysPatientData.test(message)) faults.push(`patient data in a message of ${rule} ${code}`);
  if (saysPatientData.test(path)) faults.push(`patient data in a path of ${rule} ${code}`);
  // Where the bytes are not valid text the decoder may have guessed: then the place cannot be compared.
  if (line === undefined || column === undefined) faults.push(`no place at ${rule} ${code} ${path}`);
  else if (line < 1 || column < 1 || line > lines.length || column > (lines[line - 1]?.length ?? 0) + 2)
    faults.push(`place ${line}, ${column} outside the text at ${rule} ${code}`);
  return faults;
}

const numbered = new Intl.Collator("en", { numeric: true });

function isOutOfOrder(a: Issue, b: Issue): boolean {
  return ((a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || numbered.compare(a.path, b.path)) > 0;
}
