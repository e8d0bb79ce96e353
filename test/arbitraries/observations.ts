import fc from "fast-check";
import type {
  AmbulatoryReportInput,
  BloodPressureInput,
  Measured,
  ObservationInput,
  ReferenceRangeInput,
} from "../../src/consultation/index.js";
import { bloodPressureMethods } from "../../src/terminology/blood-pressure.js";
import { interpretations, type Interpretation, type UnitCode } from "../../src/terminology/index.js";
import {
  codeFor,
  measurementRows,
  type CodeByKey,
  type MeasurementRow,
  type ValueRow,
} from "../../src/terminology/measurement-rows.js";
import type { MeasurementName } from "../../src/terminology/measurements.js";
import { measurementLimits } from "../../src/validation/index.js";
import { valueIn } from "../../src/validation/safety/facts/convert.js";
import { decimalOf } from "../../src/values/index.js";
import { bodySite } from "./concepts.js";
import { line, text } from "./edge-text.js";
import { filled, keyFrom, sized, type Size } from "./size.js";

/** What the details of an observation are drawn from. */
export interface ObservationSetting {
  readonly size: Size;
  /** A time within the consultation. */
  readonly within: string;
  /** Drawn more often than the others. */
  readonly interpretation: Interpretation;
}

/** A number between these, with one place at most: as a number, as digits, and with a zero at the end. */
const between = (low: number, high: number): fc.Arbitrary<Measured> => {
  const value = fc.integer({ min: Math.ceil(low * 10), max: Math.floor(high * 10) }).map((whole) => whole / 10);
  return fc.oneof(
    value,
    value.map(String),
    value.map((number) => `${number.toFixed(1)}0`),
  );
};

/** The numbers in this unit that lie within what is commonly seen. */
function commonIn(unit: UnitCode, name: MeasurementName): fc.Arbitrary<Measured> {
  const limit = measurementLimits[name];
  const converted = (number: number): number => {
    const value = valueIn(limit.unit, { name, value: decimalOf(number), unit, path: "" });
    return Number(value?.numerator) / Number(value?.denominator);
  };
  // Every conversion is linear.
  const [start, step] = [converted(0), converted(1) - converted(0)];
  return between((Number(limit.common.from) - start) / step, (Number(limit.common.to) - start) / step);
}

const range = (size: Size): fc.Arbitrary<ReferenceRangeInput> =>
  filled(size, { text: fc.constantFrom("< 140", "> 60", "60 to 100"), low: between(10, 20), high: between(21, 90) });

function details({ size, within, interpretation }: ObservationSetting) {
  return {
    measuredAt: fc.constant(within),
    // The label is set once it is known who else took part.
    measuredBy: fc.constant("practitioner-2"),
    interpretation:
      size === "maximal"
        ? fc.constant(interpretation)
        : fc.oneof(fc.constant(interpretation), keyFrom(interpretations)),
    bodySite,
  };
}

/** A blood pressure of any method. */
export function bloodPressureArbitrary(setting: ObservationSetting): fc.Arbitrary<BloodPressureInput> {
  const { size } = setting;
  const common = (name: "systolic" | "diastolic", above = 0): fc.Arbitrary<number> => {
    const { from, to } = measurementLimits[name].common;
    return fc.integer({ min: Math.max(Number(from), above + 1), max: Number(to) });
  };
  const values = fc
    .tuple(common("diastolic"), fc.constantFrom(String, Number))
    .chain(([low, as]) => common("systolic", low).map((high) => ({ systolic: as(high), diastolic: as(low) })));
  const rest = sized(
    size,
    { type: fc.constant("blood-pressure") },
    {
      ...details(setting),
      method: keyFrom(bloodPressureMethods),
      referenceRange: filled(size, { text: fc.constant("< 140/90"), systolic: range(size), diastolic: range(size) }),
    },
  );
  return fc.tuple(rest, values).map(([others, pair]) => ({ ...others, ...pair }));
}

type Arbitrary = fc.Arbitrary<object>;

const arbitraries: CodeByKey<readonly [type: string, setting: ObservationSetting], Arbitrary> = {
  value: valueArbitrary,
  rhythm: (row, type, setting) =>
    valueArbitrary(row, type, setting, { rhythm: fc.constantFrom("regular" as const, "irregular" as const) }),
  finding: (_, type, setting) => sized(setting.size, { type: fc.constant(type) }, details(setting)),
  pair: (_row, _type, setting) => bloodPressureArbitrary(setting),
};

function valueArbitrary(
  row: ValueRow,
  type: string,
  setting: ObservationSetting,
  special: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): Arbitrary {
  const { size } = setting;
  const [units, methods] = [Object.keys(row.units) as UnitCode[], Object.keys(row.methods)];
  const rest = sized(
    size,
    { type: fc.constant(type) },
    {
      ...details(setting),
      ...(methods.length === 1 ? {} : { method: fc.constantFrom(...methods) }),
      ...special,
      referenceRange: range(size),
    },
  );
  const value = fc.oneof(
    ...units.map((unit) =>
      commonIn(unit, row.limits).map((number) => ({ [row.member]: number, ...(units.length === 1 ? {} : { unit }) })),
    ),
  );
  return fc.tuple(rest, value).map(([others, measured]) => ({ ...others, ...measured }));
}

/** A measurement of any type. */
export function observationArbitrary(setting: ObservationSetting): fc.Arbitrary<ObservationInput> {
  const all = Object.entries<MeasurementRow>(measurementRows).map(([type, row]) =>
    codeFor(arbitraries, row)(row, type, setting),
  );
  return fc.oneof(...all) as fc.Arbitrary<ObservationInput>;
}

/** A report of ambulatory monitoring, as PDF or text. */
export const ambulatoryReportArbitrary = ({
  size,
  within,
}: ObservationSetting): fc.Arbitrary<AmbulatoryReportInput> => {
  const optional = { measuredAt: fc.constant(within) };
  const data = fc
    .uint8Array({ maxLength: 2_000 })
    .map((bytes) => Buffer.concat([Buffer.from("%PDF-1.7\n"), bytes]).toString("base64"));
  return fc.oneof(
    sized(size, { title: line, contentType: fc.constant("application/pdf"), data }, optional),
    sized(size, { title: line, contentType: fc.constant("text/plain"), text }, optional),
  );
};
