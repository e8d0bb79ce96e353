import type { Outline, Section } from "../../../render/outline/outline.js";
import { counted, facts, section, statements, table } from "../../../render/outline/sections.js";
import { writeHtml } from "../../../render/write/write-html.js";
import { groups, type GroupName } from "../checklist-test.js";
import type { Practices } from "../run.js";
import type { ProvenControl } from "./controls.js";
import { groupTable } from "./group-table.js";
import { totalsText, type ChecklistReport, type ReportedTest } from "./report.js";

/** Who answered, in words. */
const practicesWords: Readonly<Record<Practices, string>> = {
  sandbox: "simulated practices of the embedded sandbox",
  configured: "whoever answers at this MESH",
  played: "a practice that this run played over a mailbox of the configuration",
};
/** Each result in words: what failed must not look like what passed. */
const resultWords: Readonly<Record<ReportedTest["result"], string>> = {
  passed: "passed",
  failed: "FAILED",
  "not-run": "not run",
};

/** The report as one page: it needs no other file, runs nothing and can be printed. */
export function reportHtml(report: ChecklistReport): string {
  return writeHtml(outlineOf(report));
}

function outlineOf(report: ChecklistReport): Outline {
  const { tests, complete, totals } = report;
  const failed = tests.filter(({ result }) => result === "failed");
  return {
    title: "Integration checklist",
    kicker: "GP Connect Update Record",
    foot: `Integration checklist of ${report.startedAt.slice(0, 10)}: ${verdictOf(report)}`,
    sections: [
      ...section(
        "Result",
        [
          facts([
            ["Verdict", verdictOf(report)],
            ["Tests", totalsText(totals)],
            ["Complete", complete ? undefined : "NO: it was stopped before its end. This is a partial report."],
          ]),
        ],
        "notice",
      ),
      ...section("The run", [
        facts([
          ["Began", report.startedAt],
          ["Ended", report.endedAt],
          ["Command", report.command],
          ["MESH", report.mesh.address],
          ["Sender", `mailbox ${report.mesh.mailboxId}, ODS code ${report.mesh.odsCode}`],
          ["Practices", practicesWords[report.mesh.practices]],
          ["Library", `gp-connect-update-record ${report.versions.library}, Node.js ${report.versions.node}`],
          ["Guide", `Update Record ${report.versions.guide}`],
          ["Rules", `SHA-256 ${report.versions.rules}`],
          ["Hazard log's data", `SHA-256 ${report.versions.hazards}`],
          ["Others", report.strangeItems === 0 ? undefined : strangeWords(report.strangeItems)],
        ]),
        statements([
          "All patients are test patients. What is shown here are codes, states and ids: no names, no content.",
          "Nothing else may use the mailbox while the checklist runs: an answer to another message would be taken.",
        ]),
      ]),
      ...section("Groups of tests", [groupTable(tests)]),
      ...section("What failed", [testTable("Tests that failed", failed)]),
      ...(Object.keys(groups) as GroupName[]).flatMap((group) => groupSection(group, tests)),
      ...section("Files", [fileTable(tests)]),
      ...section("Controls of the hazard log", [
        statements(
          "Each control of the hazard log (docs/clinical-safety), with the tests of this run that prove it, and the " +
            "tests of the library that do: those run before each release of the library, not here.",
        ),
        controlTable(report.controls),
      ]),
    ],
  };
}

function verdictOf({ complete, totals, tests }: ChecklistReport): string {
  if (totals.failed > 0) return `${counted(totals.failed, "test")} FAILED`;
  if (!complete) return "NOT COMPLETE";
  return totals.passed === tests.length ? "all passed" : `all that could be run passed; ${totals["not-run"]} not run`;
}

function strangeWords(count: number): string {
  return `${counted(count, "item")} of the inbox belonged to no message of this run: what else uses the mailbox?`;
}

function groupSection(group: GroupName, tests: readonly ReportedTest[]): readonly Section[] {
  const own = tests.filter((test) => test.group === group);
  return section(groups[group], own.length === 0 ? [] : [testTable(`Group ${group}`, own)]);
}

function testTable(caption: string, tests: readonly ReportedTest[]): ReturnType<typeof table> {
  return table<ReportedTest>(
    caption,
    [
      ["Test", ({ id }) => id],
      ["Result", ({ result }) => resultWords[result]],
      ["What it shows", ({ shows }) => shows],
      ["What came", ({ came, expected, result }) => (result === "failed" ? `${came} (expected: ${expected})` : came)],
      ["Rules", ({ rules }) => rules.join(" ")],
      ["Seconds", ({ milliseconds }) => (milliseconds / 1_000).toFixed(1)],
    ],
    tests,
  );
}

function fileTable(tests: readonly ReportedTest[]): ReturnType<typeof table> {
  const files = tests.flatMap(({ id, files }) => files.map((file) => ({ id, ...file })));
  return table(
    "Messages that were sent, documents, and your own files",
    [
      ["File", ({ name }) => name],
      ["Test", ({ id }) => id],
      ["SHA-256", ({ sha256 }) => sha256],
    ],
    files,
  );
}

function controlTable(controls: readonly ProvenControl[]): ReturnType<typeof table> {
  return table<ProvenControl>(
    "Controls, the hazards that they control, and what proves them",
    [
      ["Control", ({ rule }) => rule],
      ["What it requires", ({ text }) => text],
      ["Hazards", ({ hazards }) => hazards.join(" ")],
      ["In this run", ({ inThisRun }) => runWords(inThisRun)],
      ["Tests of the library", ({ inTheLibrary }) => libraryWords(inTheLibrary)],
    ],
    controls,
  );
}

/** Tests of this run that are named; report.json names all. */
const mostNamed = 4;

function runWords(proofs: ProvenControl["inThisRun"]): string {
  if (proofs.length === 0) return "none";
  const failed = proofs.filter(({ result }) => result === "failed").map(({ id }) => `${id} FAILED`);
  const passed = proofs.filter(({ result }) => result === "passed").map(({ id }) => id);
  const more = passed.length - mostNamed;
  const named = passed.slice(0, mostNamed).join(", ");
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [...failed, ...(passed.length === 0 ? [] : [`passed: ${named}`]), ...rest].join(", ");
}

function libraryWords(proofs: ProvenControl["inTheLibrary"]): string | undefined {
  const words = proofs.map(({ file, titles }) => `${file.replace(/^test\//, "")} (${titles.length})`);
  return words.length === 0 ? undefined : words.join(", ");
}
