/**
 * Writes src/terminology/ucum-units.generated.ts from the tables of @lhncbc/ucum-lhc, which comes with fhirpath.
 * npx tsx scripts/generate-ucum.ts [--check]
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";

/** The part of the package that is used here: it has no types. */
interface Unit {
  readonly csCode_: string;
  readonly isBase_: boolean;
  readonly isMetric_: boolean;
  readonly source_: string;
}

interface Ucum {
  readonly UcumLhcUtils: { getInstance(): unknown };
  readonly UnitTables: { getInstance(): { allUnitsByDef(): readonly Unit[] } };
}

const { check } = readArguments(process.argv.slice(2));
const load = createRequire(import.meta.url);
const ucum: Ucum = {
  ...(load("@lhncbc/ucum-lhc") as Ucum),
  ...(load("@lhncbc/ucum-lhc/source-cjs/unitTables.js") as Ucum),
};
const { version } = load("@lhncbc/ucum-lhc/package.json") as { readonly version: string };
ucum.UcumLhcUtils.getInstance();

const prefixes = [
  "Y",
  "Z",
  "E",
  "P",
  "T",
  "G",
  "M",
  "k",
  "h",
  "da",
  "d",
  "c",
  "m",
  "u",
  "n",
  "p",
  "f",
  "a",
  "z",
  "y",
  "Ki",
  "Mi",
  "Gi",
  "Ti",
];
/** Single symbols: no operators or annotations, and no exponents except in powers of ten. */
const symbols = ucum.UnitTables.getInstance()
  .allUnitsByDef()
  .filter(
    ({ csCode_, source_ }) => source_ === "UCUM" && /^(?:10[*^]|(?:[^0-9.\/{}()[\]]|\[[^\]./(]*\])+)$/.test(csCode_),
  );
const metric = new Set(symbols.filter(({ isBase_, isMetric_ }) => isBase_ || isMetric_).map(({ csCode_ }) => csCode_));
const isPrefixed = (code: string): boolean =>
  prefixes.some((prefix) => code.startsWith(prefix) && metric.has(code.slice(prefix.length)));
const rows = (codes: Iterable<string>): string => {
  const lines: string[] = [""];
  for (const code of codes) {
    const line = `${lines.at(-1) ?? ""}${lines.at(-1) === "" ? "" : " "}${code}`;
    if (line.length > 130) lines.push(code);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line, index) => `  ${JSON.stringify(index === lines.length - 1 ? line : `${line} `)}`).join(" +\n");
};

const whole = [...metric].filter(
  (code) => symbols.some((unit) => unit.csCode_ === code && unit.isBase_) || !isPrefixed(code),
);
const others = symbols.map(({ csCode_ }) => csCode_).filter((code) => !metric.has(code) && !isPrefixed(code));
putGeneratedFile(
  join(import.meta.dirname, "../src/terminology/ucum-units.generated.ts"),
  `// Written by scripts/generate-ucum.ts. Source: the symbols of UCUM in @lhncbc/ucum-lhc ${version}.
// UCUM is copyright Regenstrief Institute, Inc.

import { once } from "../values/once.js";

/** Prefixes of metric units. */
export const ucumPrefixes: () => readonly string[] = once(() => ${JSON.stringify(prefixes.join(" "))}.split(" "));

/** Units that take a prefix. */
export const ucumMetricUnits: () => readonly string[] = once(() => (
${rows(whole)}
).split(" "));

/** Units that do not take a prefix. */
export const ucumOtherUnits: () => readonly string[] = once(() => (
${rows(others)}
).split(" "));
`,
  check,
);
