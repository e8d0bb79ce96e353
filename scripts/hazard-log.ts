import { hazards, likelihoods, severities, type Hazard, type Risk } from "./hazards.js";
import type { Trace } from "./traceability.js";

/**
 * Rows: likelihood from very low; columns: severity from minor. 1 and 2 are acceptable, 3 only if it cannot reasonably
 * be reduced, 4 and 5 not.
 */
const ratings: readonly (readonly number[])[] = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
];

/** The rating of a risk, 1 to 5. */
export function ratingOf({ severity, likelihood }: Risk): number {
  return ratings[likelihoods.indexOf(likelihood)]?.[severities.indexOf(severity)] ?? Number.NaN;
}

/**
 * What is wrong with the log: a control that is not a rule or has no test, a hazard without a control, a risk that its
 * controls do not reduce, an id that is used twice.
 */
export function hazardFaults(log: readonly Hazard[], traces: readonly Trace[]): readonly string[] {
  return log.flatMap(({ id, controls, before, after }, index) => [
    ...(log.findIndex((other) => other.id === id) === index ? [] : [`${id}: is used twice`]),
    ...(controls.length > 0 ? [] : [`${id}: has no control`]),
    ...controls.flatMap((control) => {
      const trace = traces.find(({ rule, title }) => rule === control && title !== undefined);
      if (trace === undefined) return [`${id}: ${control} is not a rule`];
      return trace.tests.length === 0 ? [`${id}: no test names ${control}`] : [];
    }),
    ...(isLess(after, before) ? [] : [`${id}: its controls do not reduce the risk`]),
  ]);
}

function isLess(after: Risk, before: Risk): boolean {
  const steps = ({ severity, likelihood }: Risk): number =>
    severities.indexOf(severity) + likelihoods.indexOf(likelihood);
  return steps(after) < steps(before) && ratingOf(after) <= ratingOf(before);
}

/** docs/clinical-safety/hazard-log.md */
export function hazardPage(traces: readonly Trace[]): string {
  const controls = new Set(hazards.flatMap((hazard) => hazard.controls));
  return [
    "# Hazard log",
    "",
    "Written by `npm run generate:sources` from [scripts/hazards.ts](../../scripts/hazards.ts) and from the " +
      "tests that name each control; a test fails",
    "if a control has no test. It follows DCB0129 and is meant for whoever makes a clinical safety case: their own " +
      "log can start from this one and add their system.",
    "It is not a safety case by itself, and nobody has assured it.",
    "",
    `${hazards.length} hazards, ${controls.size} controls. H-01 is the incident of 2025.`,
    "",
    "## How a risk is rated",
    "",
    `| | ${severities.join(" | ")} |`,
    `| --- |${severities.map(() => " --- |").join("")}`,
    ...[...likelihoods]
      .reverse()
      .map(
        (likelihood) =>
          `| ${likelihood} | ${severities.map((severity) => ratingOf({ severity, likelihood })).join(" | ")} |`,
      ),
    "",
    "1 and 2: acceptable. 3: only if it cannot reasonably be reduced. 4 and 5: not acceptable. Before: " +
      "without the controls; after: with them.",
    "The ratings are this project's own estimates.",
    "",
    "## Hazards",
    "",
    "| id | hazard | cause | effect | before | controls | after | what remains |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...hazards.map(
      (hazard) =>
        `| ${hazard.id} | ${hazard.hazard} | ${hazard.cause} | ${hazard.effect} | ${said(hazard.before)} ` +
        `| ${hazard.controls.join(", ")} | ${said(hazard.after)} | ${hazard.remains ?? ""} |`,
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
