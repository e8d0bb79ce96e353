import { codeFor, type CodeByKey, type MeasurementRow, type ValueRow } from "../../src/terminology/measurement-rows.js";

/** What the generator needs to know about a limit: its two ends, as digits. */
export interface LimitText {
  readonly unit: string;
  readonly hard: readonly [string, string];
  readonly common: readonly [string, string];
}

type LimitTexts = Readonly<Record<string, LimitText>>;

/** `heart-rate` as TypeScript writes the name of a type: `HeartRate`. */
export function pascalCase(type: string): string {
  return type.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** How the interface of an input differs from that of the checked value. */
interface Side {
  readonly isInput: boolean;
  readonly suffix: "Input" | "";
  readonly number: "Measured" | "Decimal";
}

const given: Side = { isInput: true, suffix: "Input", number: "Measured" };
const checked: Side = { isInput: false, suffix: "", number: "Decimal" };

interface Body {
  readonly base: "Measurement" | "ObservationDetails";
  readonly members: readonly string[];
}

/** The members that each kind of measurement adds to its interface. */
const bodies: CodeByKey<readonly [limits: LimitTexts, side: Side], Body> = {
  value: valueBody,
  pair: (_, limits, { isInput, suffix, number }) => ({
    base: "ObservationDetails",
    members: [
      ...(["systolic", "diastolic"] as const).flatMap((name) => [
        limitComment(limits[name]),
        `readonly ${name}: ${number};`,
      ]),
      isInput ? "/** How it was taken. Left out: `clinic`. */" : "/** How it was taken. */",
      `readonly method${isInput ? "?" : ""}: BloodPressureMethod;`,
      "/** The ranges in which the values would be expected, in mm[Hg] (UR-076). */",
      `readonly referenceRange?: BloodPressureRange${suffix};`,
    ],
  }),
  rhythm: (row, limits, side) => {
    const { base, members } = valueBody(row, limits, side);
    const comment =
      "/** An irregular pulse is sent as a second Observation, a regular one in no way; left out, it was not noted. */";
    return {
      base,
      members: [...members, comment, `readonly rhythm?: "regular" | "irregular";`],
    };
  },
  finding: () => ({ base: "ObservationDetails", members: [] }),
};

function valueBody(row: ValueRow, limits: LimitTexts, { isInput, number }: Side): Body {
  const [units, methods] = [Object.keys(row.units), Object.keys(row.methods)];
  return {
    base: "Measurement",
    members: [
      limitComment(limits[row.limits]),
      `readonly ${row.member}: ${number};`,
      ...(units.length === 1
        ? []
        : [`/** ${row.aboutUnit ?? `In UCUM: ${units.join(", ")}.`} */`, `readonly unit: ${union(units)};`]),
      ...(methods.length === 1
        ? []
        : [
            isInput ? `/** How it was taken. Left out: \`${String(methods[0])}\`. */` : "/** How it was taken. */",
            `readonly method${isInput ? "?" : ""}: ${union(methods)};`,
          ]),
    ],
  };
}

function union(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(" | ");
}

/** A tag, so that editors show it with the member but the JSON Schema has no description from it. */
function limitComment(limit: LimitText | undefined): string {
  if (limit === undefined) throw new Error("the limits of a measurement are missing from the table");
  const { unit, hard, common } = limit;
  const hardRange = `${hard[0]} to ${hard[1]} ${unit}`;
  const commonRange = `${common[0]} to ${common[1]} ${unit}`;
  return `/** @remarks From ${hardRange}; outside ${commonRange} it must be confirmed (CS-08). */`;
}

function interfaceOf(type: string, row: MeasurementRow, limits: LimitTexts, side: Side): string {
  const { base, members } = codeFor(bodies, row)(row, limits, side);
  const name = pascalCase(type);
  return `/** ${side.isInput ? row.about : `A checked {@link ${name}Input}.`} */
export interface ${name}${side.suffix} extends ${base}${side.suffix} {
${["/** Which measurement it is. */", `readonly type: "${type}";`, ...members].map((line) => `  ${line}\n`).join("")}}
`;
}

function constructorOf(type: string, { constructs, example }: MeasurementRow): string {
  const name = pascalCase(type);
  const maker = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const input = `input: Omit<${name}Input, "type">${example === "" ? " = {}" : ""}`;
  return `/**
 * ${constructs}
 *
 * @example ${maker}(${example === "" ? "" : `{ ${example} }`})
 */
export function ${maker}(${input}): ${name}Input {
  return { type: "${type}", ...input };
}
`;
}

/** The interfaces and constructors of these measurements as one file of src/consultation/observations. */
export function measurementsSource(rows: Readonly<Record<string, MeasurementRow>>, limits: LimitTexts): string {
  const all = Object.entries(rows);
  const names = all.map(([type]) => pascalCase(type));
  return `// Written by scripts/generate-measurements.ts from src/terminology/measurements.ts.
import type { BloodPressureMethod } from "../../terminology/blood-pressure.js";
import type { Decimal } from "../../values/decimal.js";
import type { Measured } from "./measured.js";
import type {
  Measurement,
  MeasurementInput,
  ObservationDetails,
  ObservationDetailsInput,
} from "./observation-details.js";
import type { BloodPressureRange, BloodPressureRangeInput } from "./reference-range.js";

${all.map(([type, row]) => interfaceOf(type, row, limits, given)).join("\n")}
/** Any measurement that may be sent, as the caller gives it. */
export type ObservationInput = ${names.map((name) => `${name}Input`).join(" | ")};

${all.map(([type, row]) => interfaceOf(type, row, limits, checked)).join("\n")}
/** Any measurement, checked. */
export type Observation = ${names.join(" | ")};

${all.map(([type, row]) => constructorOf(type, row)).join("\n")}`;
}
