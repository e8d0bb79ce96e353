import type { RuleDescription } from "../src/validation/index.js";
import { sourceOf } from "../src/cli/explain/sources.js";
import type { RuleNote, RuleNotes } from "../src/cli/explain/rule-note.js";
import type { Trace } from "./traceability.js";

const chapters = [
  {
    prefix: "UR-",
    title: "The guide: Update Record",
    says:
      "What NHS England's implementation guide requires of a message, an acknowledgement or a part of one. Breaking " +
      "an M of the guide is an error here; breaking an S, or doing what it tolerates, is a warning.",
  },
  {
    prefix: "CS-",
    title: "Clinical safety",
    says:
      "This project's own rules. What a named person must confirm before a message is built is a warning in a " +
      "report, because the practice must know about it.",
  },
  { prefix: "FHIR-", title: "FHIR itself", says: "The XML, the forms of primitives and the invariants of FHIR STU3." },
] as const;

/** docs/rules.md: every rule that a report can name, and the rules that cannot be checked in a message. */
export function rulesPage(rules: readonly RuleDescription[], notes: RuleNotes, traces: readonly Trace[]): string {
  const seen = rules.filter(({ appliesTo }) => appliesTo.length > 0);
  const elsewhere = Object.keys(notes).filter((id) => !id.startsWith("ME-") && !seen.some((rule) => rule.id === id));
  return [
    "# The rules of the validator",
    "",
    "Written by `npm run generate:sources` from the table that the library exports as `rules`; `npm run " +
      "check:generated` fails if it is out of date. The tests that it links are in the repository, not in the package.",
    `${seen.length} rules can be broken by a message or an acknowledgement. Each issue of a report names one of them.`,
    ...chapters.flatMap(({ prefix, title, says }) => [
      "",
      `## ${title}`,
      "",
      says,
      "",
      ...table(
        seen.filter(({ id }) => id.startsWith(prefix)),
        notes,
        traces,
      ),
    ]),
    "",
    "## Rules that cannot be checked in a message",
    "",
    "They are kept when a message is built, sent, answered or replaced, or a message cannot break them. See " +
      "`docs/traceability.md` of the repository.",
    "",
    "| rule | what it requires |",
    "| --- | --- |",
    ...elsewhere.map((id) => `| ${linked(id)} | ${notes[id]?.title ?? ""} |`),
    "",
    "## Why, and how it is right",
    "",
    "Each rule of the guide, of MESH and of clinical safety, as `update-record explain RULE` says it. In an example " +
      "`+` is right and `-` is wrong; `…` stands for what is left out.",
    ...Object.entries(notes).flatMap(([id, note]) => explained(id, note, rules.find((rule) => rule.id === id)?.source)),
    "",
  ].join("\n");
}

/** Its heading is the anchor that others link to: `rules.md#ur-039`. */
function explained(id: string, { title, why, example }: RuleNote, source: string | undefined): readonly string[] {
  const text = example.text.replace(/^\n/, "");
  return ["", `### ${id}`, "", `**${cell(title)}.** ${why}`, "", sourceOf(id, source), "", "```diff", text, "```"];
}

function table(rules: readonly RuleDescription[], notes: RuleNotes, traces: readonly Trace[]): readonly string[] {
  return [
    "| rule | what it requires | severity | applies to | source | proven by |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rules.toSorted(byId).map((rule) =>
      row(
        rule,
        notes,
        traces.find((trace) => trace.rule === rule.id),
      ),
    ),
  ];
}

function row(
  { id, text, severities, appliesTo, source }: RuleDescription,
  notes: RuleNotes,
  trace: Trace | undefined,
): string {
  const files = [...new Set((trace?.tests ?? []).map(({ file }) => file))].filter((file) =>
    file.startsWith("test/validation/"),
  );
  const proofs =
    files.length > 0
      ? files
      : [
          /^FHIR-.*-[0-9]+$/.test(id)
            ? "test/validation/invariants/invariants.test.ts"
            : "test/validation/mutants.test.ts",
        ];
  const links = proofs.map((file) => `[${file.replace("test/validation/", "")}](../${file})`).join("<br>");
  const named = Object.hasOwn(notes, id) ? linked(id) : anchored(id);
  const cells = [named, cell(text), severities.join(", "), appliesTo.join(", "), cell(source), links];
  return `| ${cells.join(" | ")} |`;
}

/** A link to the rule's own heading. */
function linked(id: string): string {
  return `[${id}](#${id.toLowerCase()})`;
}

/** A rule of FHIR has no heading: its row is what others link to. */
function anchored(id: string): string {
  return `<a id="${id.toLowerCase()}"></a>${id}`;
}

function cell(text: string): string {
  return text.replace(/[|<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function byId(a: RuleDescription, b: RuleDescription): number {
  return a.id.localeCompare(b.id, "en", { numeric: true });
}
