import { hazards, likelihoods, severities, type Hazard, type Risk } from "./hazards.js";
import type { Trace } from "./traceability.js";

/**
 * Rows: likelihood from very low; columns: severity from minor. 1 and 2 are acceptable, 3 where it cannot be made less,
 * 4 and 5 not.
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
 * What is wrong with the log: a control that no rule has, or that no test names; a hazard without control; a risk that
 * does not shrink; an id twice.
 */
export function hazardFaults(log: readonly Hazard[], traces: readonly Trace[]): readonly string[] {
  return log.flatMap(({ id, controls, before, after }, index) => [
    ...(log.findIndex((other) => other.id === id) === index ? [] : [`${id}: is there twice`]),
    ...(controls.length > 0 ? [] : [`${id}: has no control`]),
    ...controls.flatMap((control) => {
      const trace = traces.find(({ rule, title }) => rule === control && title !== undefined);
      if (trace === undefined) return [`${id}: ${control} is no rule`];
      return trace.tests.length === 0 ? [`${id}: no test names ${control}`] : [];
    }),
    ...(isLess(after, before) ? [] : [`${id}: its controls do not make the risk less`]),
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
      "tests that name each control; a test fails where a control",
    "names no test. In the manner of DCB0129, for whoever makes a clinical safety case: their own log takes over " +
      "what is here and adds what their system does.",
    "It is no safety case by itself, and nobody has assured it.",
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
    "1 and 2: acceptable. 3: only where it cannot reasonably be made less. 4 and 5: not acceptable. Before: " +
      "without the controls; after: with them,",
    "estimated by this project alone.",
    "",
    "## Hazards",
    "",
    "| id | hazard | cause | effect | before | controls | after | what remains |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...hazards.map(
      (hazard) =>
        "| " +
        `${[hazard.id, hazard.hazard, hazard.cause, hazard.effect, said(hazard.before), hazard.controls.join(", "), said(hazard.after), hazard.remains ?? ""].join(" | ")} ` +
        "|",
    ),
    "",
    "## Controls and their evidence",
    "",
    "| control | what it asks | hazards | proven by |",
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

/** The files, and of each the titles; a title that is put together from a table of cases is said as such. */
function evidence({ tests }: Trace): string {
  const files = Array.from(new Set(tests.map(({ file }) => file)));
  return files
    .map(
      (file) =>
        `[${file.replace(/^test\//, "")}](../../${file}): ` +
        `${titlesIn(tests.filter((one) => one.file === file).map(({ title }) => title))}`,
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
