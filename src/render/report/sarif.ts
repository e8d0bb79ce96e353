import { givenList, givenObject } from "../../values/given.js";
import type { RuleDescription } from "../../validation/rules/rule.js";
import type { Issue, Severity } from "../../validation/report/report.js";
import { fileUri } from "./file-uri.js";
import { fingerprintsIn } from "./fingerprint.js";
import { givenReports, type NamedReport } from "./given-report.js";

/** An issue that is known and accepted for now, and why. */
export interface AcceptedIssue {
  /** The issue of the report. */
  readonly issue: Issue;
  /** Why it is accepted, by whom and until when. */
  readonly justification: string;
}

/** A report for SARIF: besides what was found also what a baseline accepts. */
export interface SarifReport extends NamedReport {
  /** Issues that a baseline accepts: they are results that are suppressed. */
  readonly accepted?: readonly AcceptedIssue[];
}

/** What a SARIF log says besides the reports. */
export interface SarifOptions {
  /** What is said of each rule: `rules` of the root entry, and your own where you have some. */
  readonly rules: readonly Pick<RuleDescription, "id" | "text" | "source" | "severities">[];
  /** The version of the program that validated, as `1.2.3`. */
  readonly version?: string;
}

/** `columnKind`: columns count UTF-16 code units, as editors do. */
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const levels = { error: "error", warning: "warning", information: "note" } as const satisfies Record<Severity, string>;

/**
 * Validation reports as SARIF 2.1.0, for code hosts and editors that show findings at their line: a result for each
 * issue, and each rule with what it asks for. A result's fingerprint stays the same when lines move. It holds no
 * patient data.
 *
 * @example
 * const reports = [{ name: "message.xml", report: validateMessage(xml) }];
 * console.log(renderReportSarif(reports, { rules: ruleDescriptions() }));
 * @throws InvalidValueError for anything but reports and a list of rules
 */
export function renderReportSarif(reports: readonly SarifReport[], options: SarifOptions): string {
  givenReports(reports);
  givenObject(options, "options");
  const { rules, version } = options;
  givenList(rules, "rules");
  const found = reports.flatMap(({ name, report, accepted = [] }) => resultsOf(name, report.issues, accepted));
  const ids = [...new Set(found.map(({ ruleId }) => ruleId))];
  const driver = {
    name: "gp-connect-update-record",
    ...(version === undefined ? {} : { semanticVersion: version }),
    rules: ids.map((id) => reportedRule(id, rules)),
  };
  const results = found.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) }));
  const runs = [{ tool: { driver }, columnKind: "utf16CodeUnits", results }];
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs }, null, 2)}\n`;
}

function reportedRule(id: string, rules: SarifOptions["rules"]): object {
  const row = rules.find((rule) => rule.id === id);
  return row === undefined ? { id } : described(row);
}

function described({ id, text, source, severities }: SarifOptions["rules"][number]): object {
  const help = `${text} Source: ${source}. Why, and how it is right: update-record explain ${id}`;
  return {
    id,
    shortDescription: { text: firstSentence(text) },
    fullDescription: { text },
    help: { text: help, markdown: help.replace(/update-record explain \S+$/, "`$&`") },
    defaultConfiguration: { level: severities.includes("error") ? "error" : "warning" },
    properties: { source },
  };
}

function firstSentence(text: string): string {
  const end = text.indexOf(". ");
  return end < 0 ? text : text.slice(0, end + 1);
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly properties: object;
}

function resultsOf(file: string, issues: readonly Issue[], accepted: readonly AcceptedIssue[]): readonly Result[] {
  const all = [...issues, ...accepted.map(({ issue }) => issue)];
  const fingerprints = fingerprintsIn(all);
  return all.map((issue, index) => {
    const justification = accepted[index - issues.length]?.justification;
    return {
      ...resultOf(file, issue),
      partialFingerprints: { "ruleCodePlace/v1": fingerprints[index] },
      ...(justification === undefined ? {} : { suppressions: [{ kind: "external", justification }] }),
    };
  });
}

function resultOf(file: string, issue: Issue): Result {
  const { severity, rule, code, message, path, pointer, line, column, expected, received } = issue;
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: fileUri(file) }, ...region },
        ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: "element" }] }),
      },
    ],
    properties: { code, pointer, expected, received },
  };
}
