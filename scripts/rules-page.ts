import type { RuleDescription } from "../src/validation/index.js";
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
export function rulesPage(
  rules: readonly RuleDescription[],
  titles: Readonly<Record<string, string>>,
  traces: readonly Trace[],
): string {
  const seen = rules.filter(({ appliesTo }) => appliesTo.length > 0);
  const elsewhere = Object.keys(titles).filter((id) => !id.startsWith("ME-") && !seen.some((rule) => rule.id === id));
  return [
    "# The rules of the validator",
    "",
    "Written by `npm run generate:sources` from the table that the library exports as `rules`; `npm run " +
      "check:generated` fails if it is out of date.",
    `${seen.length} rules can be broken by a message or an acknowledgement. Each issue of a report names one of them.`,
    ...chapters.flatMap(({ prefix, title, says }) => [
      "",
      `## ${title}`,
      "",
      says,
      "",
      ...table(
        seen.filter(({ id }) => id.startsWith(prefix)),
        traces,
      ),
    ]),
    "",
    "## Rules that cannot be checked in a message",
    "",
    "They are kept when a message is built, sent, answered or replaced, or a message cannot break them. See " +
      "[traceability.md](traceability.md).",
    "",
    "| rule | what it requires |",
    "| --- | --- |",
    ...elsewhere.map((id) => `| ${anchor(id)} | ${titles[id] ?? ""} |`),
    "",
  ].join("\n");
}

function table(rules: readonly RuleDescription[], traces: readonly Trace[]): readonly string[] {
  return [
    "| rule | what it requires | severity | applies to | source | proven by |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rules.toSorted(byId).map((rule) =>
      row(
        rule,
        traces.find((trace) => trace.rule === rule.id),
      ),
    ),
  ];
}

function row({ id, text, severities, appliesTo, source }: RuleDescription, trace: Trace | undefined): string {
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
  const cells = [anchor(id), cell(text), severities.join(", "), appliesTo.join(", "), cell(source), links];
  return `| ${cells.join(" | ")} |`;
}

/** The rule's id, to which `rules.md#cs-11` leads. */
function anchor(id: string): string {
  return `<a id="${id.toLowerCase()}"></a>${id}`;
}

function cell(text: string): string {
  return text.replace(/[|<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function byId(a: RuleDescription, b: RuleDescription): number {
  return a.id.localeCompare(b.id, "en", { numeric: true });
}
