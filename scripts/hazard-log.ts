import { hazards, type Hazard, type Transfer } from "./hazards.js";
import { likelihoodNames, likelihoods, ratingOf, ratingWords, severities, severityNames, type Risk } from "./risk.js";
import type { Trace } from "./traceability.js";

/**
 * What is wrong with the log: a control that is not a rule or has no test, a hazard with neither a control nor somebody
 * else to deal with it, a risk that its controls do not reduce, an id that is used twice.
 */
export function hazardFaults(log: readonly Hazard[], traces: readonly Trace[]): readonly string[] {
  return log.flatMap(({ id, controls, transfers = [], before, after }, index) => [
    ...(log.findIndex((other) => other.id === id) === index ? [] : [`${id}: is used twice`]),
    ...(controls.length + transfers.length > 0 ? [] : [`${id}: has no control`]),
    ...controls.flatMap((control) => {
      const trace = traces.find(({ rule, title }) => rule === control && title !== undefined);
      if (trace === undefined) return [`${id}: ${control} is not a rule`];
      return trace.tests.length === 0 ? [`${id}: no test names ${control}`] : [];
    }),
    ...(transfers.length > 0 || isLess(after, before) ? [] : [`${id}: its controls do not reduce the risk`]),
  ]);
}

function isLess(after: Risk, before: Risk): boolean {
  const steps = ({ severity, likelihood }: Risk): number =>
    severityNames.indexOf(severity) + likelihoodNames.indexOf(likelihood);
  return steps(after) < steps(before) && ratingOf(after) <= ratingOf(before);
}

/** `open`: a control is not built yet; `transferred`: something is left for others; `closed`: neither. */
export type Status = "open" | "transferred" | "closed";

export function statusOf({ open, transfers = [] }: Hazard): Status {
  return open !== undefined ? "open" : transfers.length > 0 ? "transferred" : "closed";
}

/** Who has to deal with what is left: this package's maintainers, or those to whom it is transferred. */
export function ownersOf({ open, transfers = [] }: Hazard): readonly (Transfer["to"] | "package")[] {
  const others = Array.from(new Set(transfers.map(({ to }) => to)));
  return open !== undefined || others.length === 0 ? ["package", ...others] : others;
}

/** docs/clinical-safety/hazard-log.md */
export function hazardPage(traces: readonly Trace[]): string {
  const controls = new Set(hazards.flatMap((hazard) => hazard.controls));
  const counted = (status: Status): number => hazards.filter((hazard) => statusOf(hazard) === status).length;
  return [
    "# Hazard log",
    "",
    "Written by `npm run generate:sources` from [scripts/hazards.ts](../../scripts/hazards.ts) and from the " +
      "tests that name each control (they are in the repository, not in the package); a test fails",
    "if a control has no test. It follows DCB0129 and is meant for whoever makes a clinical safety case: their own " +
      "log can start from this one and add their system",
    "(the same as data: [hazards.json](hazards.json) and [hazards.csv](hazards.csv), in the package too). It is not " +
      "a safety case by itself, and nobody has assured it.",
    "",
    `${hazards.length} hazards, ${controls.size} controls. Closed: ${counted("closed")}; transferred: ` +
      `${counted("transferred")}; open: ${counted("open")}. H-01 is the incident of 2025.`,
    "To be reviewed before 30 January 2027, when the patient group directions of 2024 end, and whenever NHS England " +
      "changes the guide or a direction.",
    "",
    "## How a risk is rated",
    "",
    "Severity counts patients. A fault of a program reaches all patients whom it concerns; a slip of a person " +
      "reaches one.",
    "",
    "| severity | means |",
    "| --- | --- |",
    ...severityNames.map((name) => `| ${name} | ${severities[name]} |`),
    "",
    "| likelihood | means |",
    "| --- | --- |",
    ...likelihoodNames.map((name) => `| ${name} | ${likelihoods[name]} |`),
    "",
    `| likelihood | ${severityNames.join(" | ")} |`,
    `| --- |${severityNames.map(() => " --- |").join("")}`,
    ...[...likelihoodNames]
      .reverse()
      .map(
        (likelihood) =>
          `| ${likelihood} | ${severityNames.map((severity) => ratingOf({ severity, likelihood })).join(" | ")} |`,
      ),
    "",
    "| rating | means |",
    "| --- | --- |",
    ...Object.entries(ratingWords).map(([rating, words]) => `| ${rating} | ${words} |`),
    "",
    "Before: without the controls; residual: with them, and before what is transferred is done. The ratings are this " +
      "project's own estimates:",
    "a clinical person has to look at each of them.",
    "",
    "## Hazards",
    "",
    "Every rule among the controls is of the kind design, and proven by tests (below). Status: closed where nothing " +
      "is left to do; transferred",
    "where others have to do what the package cannot; open where a control is not built yet. Owner: who has to do " +
      "what is left.",
    "",
    "| id | hazard | cause | effect | before | controls | residual | status | owner | left to do |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...hazards.map(
      (hazard) =>
        `| ${hazard.id} | ${hazard.hazard} | ${hazard.cause} | ${hazard.effect} | ${said(hazard.before)} ` +
        `| ${hazard.controls.join(", ")} | ${said(hazard.after)} | ${statusOf(hazard)} ` +
        `| ${ownersOf(hazard).join(", ")} | ${leftToDo(hazard).join("<br>")} |`,
    ),
    "",
    "## Controls and their evidence",
    "",
    "| control | what it requires | hazards | proven by |",
    "| --- | --- | --- | --- |",
    ...traces
      .filter(({ rule }) => controls.has(rule))
      .map(
        (trace) =>
          `| ${trace.rule} | ${cell(trace.title ?? "")} | ${hazards
            .filter((hazard) => hazard.controls.includes(trace.rule))
            .map(({ id }) => id)
            .join(", ")} | ${evidence(trace)} |`,
      ),
    "",
  ].join("\n");
}

/** Each thing that is left to do: by whom, of which kind, and what. */
export function leftToDo({ open, transfers = [] }: Hazard): readonly string[] {
  return [
    ...(open === undefined ? [] : [`package (design): ${open}`]),
    ...transfers.map(({ to, kind, text }) => `${to} (${kind}): ${text}`),
  ];
}

function said(risk: Risk): string {
  return `${risk.severity}, ${risk.likelihood}: ${ratingOf(risk)}`;
}

/** The test files with their titles. Titles that are put together at run time appear as "a table of cases". */
function evidence({ tests }: Trace): string {
  const files = Array.from(new Set(tests.map(({ file }) => file)));
  return files
    .map(
      (file) =>
        `[${file.replace(/^test\//, "")}](../../${file}): ` +
        titlesIn(tests.filter((one) => one.file === file).map(({ title }) => title)),
    )
    .join("<br>");
}

function titlesIn(titles: readonly string[]): string {
  const fixed = titles.filter((title) => !title.includes("${"));
  return [...(fixed.length < titles.length ? ["a table of cases"] : []), ...fixed.map(cell)].join("; ");
}

function cell(text: string): string {
  return text.replace(/[|<>`]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ");
}
