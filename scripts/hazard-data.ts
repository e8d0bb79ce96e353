import { leftToDo, ownersOf, statusOf } from "./hazard-log.js";
import { hazards } from "./hazards.js";
import { likelihoods, ratingOf, severities, type Risk } from "./risk.js";
import type { Trace } from "./traceability.js";

/** docs/clinical-safety/hazards.json: for a supplier's own log. */
export function hazardJson(traces: readonly Trace[]): string {
  const rows = hazards.map((hazard) => ({
    id: hazard.id,
    hazard: hazard.hazard,
    cause: hazard.cause,
    effect: hazard.effect,
    before: rated(hazard.before),
    residual: rated(hazard.after),
    status: statusOf(hazard),
    owners: ownersOf(hazard),
    controls: hazard.controls.map((rule) => ({
      rule,
      kind: ["design", "test"],
      text: traces.find((trace) => trace.rule === rule)?.title ?? "",
    })),
    transfers: hazard.transfers ?? [],
    ...(hazard.open === undefined ? {} : { open: hazard.open }),
  }));
  return `${JSON.stringify({ assured: false, severities, likelihoods, hazards: rows }, undefined, 2)}\n`;
}

/**
 * docs/clinical-safety/proofs.json: for each control the titles of the tests that name it, by file. `update-record
 * checklist` puts them beside the tests of its own run.
 */
export function proofsJson(traces: readonly Trace[]): string {
  const controls = new Set(hazards.flatMap((hazard) => hazard.controls));
  const proofs = traces
    .filter(({ rule }) => controls.has(rule))
    .map(({ rule, tests }) => {
      const files = Array.from(new Set(tests.map(({ file }) => file)));
      const titlesIn = (file: string): readonly string[] =>
        tests.filter((one) => one.file === file).map(({ title }) => title);
      return [rule, Object.fromEntries(files.map((file) => [file, titlesIn(file)]))] as const;
    });
  return `${JSON.stringify(Object.fromEntries(proofs), undefined, 1)}\n`;
}

/** docs/clinical-safety/hazards.csv: the same rows for a spreadsheet (RFC 4180). */
export function hazardCsv(): string {
  const heads = [
    "id",
    "hazard",
    "cause",
    "effect",
    "severity before",
    "likelihood before",
    "rating before",
    "controls",
    "residual severity",
    "residual likelihood",
    "residual rating",
    "status",
    "owner",
    "left to do",
  ];
  const rows = hazards.map((hazard) => [
    hazard.id,
    hazard.hazard,
    hazard.cause,
    hazard.effect,
    ...Object.values(rated(hazard.before)),
    hazard.controls.join(", "),
    ...Object.values(rated(hazard.after)),
    statusOf(hazard),
    ownersOf(hazard).join(", "),
    leftToDo(hazard).join("; "),
  ]);
  return [heads, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rated(risk: Risk): { readonly severity: string; readonly likelihood: string; readonly rating: number } {
  return { severity: risk.severity, likelihood: risk.likelihood, rating: ratingOf(risk) };
}
