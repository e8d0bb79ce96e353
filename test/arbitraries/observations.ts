import fc from "fast-check";
import type {
  AmbulatoryReportInput,
  BloodPressureInput,
  Measured,
  ObservationInput,
  ReferenceRangeInput,
} from "../../src/consultation/index.js";
import { interpretations, type Interpretation } from "../../src/terminology/index.js";
import { bodySite } from "./concepts.js";
import { line, text } from "./edge-text.js";
import { filled, keyFrom, sized, type Size } from "./size.js";

/** What the details of an observation draw on. */
export interface ObservationSetting {
  readonly size: Size;
  /** A time within the consultation. */
  readonly within: string;
  /** Drawn more often than the others. */
  readonly interpretation: Interpretation;
}

/** A number between these, as a number, as digits, and with a zero at the end. */
const between = (low: number, high: number, digits: 0 | 1 = 0): fc.Arbitrary<Measured> => {
  const scale = 10 ** digits;
  const value = fc.integer({ min: low * scale, max: high * scale }).map((whole) => whole / scale);
  return fc.oneof(
    value,
    value.map(String),
    value.map((number) => `${number.toFixed(digits)}${digits === 0 ? ".0" : "0"}`),
  );
};

const range = (size: Size): fc.Arbitrary<ReferenceRangeInput> =>
  filled(size, { text: fc.constantFrom("< 140", "> 60", "60 to 100"), low: between(10, 20, 1), high: between(21, 90) });

function details({ size, within, interpretation }: ObservationSetting) {
  return {
    measuredAt: fc.constant(within),
    // The label is put right once it is known who else was there.
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
  const values = fc
    .tuple(fc.integer({ min: 42, max: 112 }), fc.integer({ min: 28, max: 100 }), fc.constantFrom(String, Number))
    .map(([low, more, as]) => ({ systolic: as(low + more), diastolic: as(low) }));
  const method = fc.constantFrom(
    "clinic",
    "standing",
    "sitting",
    "lying",
    "baseline",
    "self-measured",
    "average-ambulatory",
  );
  const rest = sized(
    size,
    { type: fc.constant("blood-pressure") },
    {
      ...details(setting),
      method,
      referenceRange: filled(size, { text: fc.constant("< 140/90"), systolic: range(size), diastolic: range(size) }),
    },
  );
  return fc.tuple(rest, values).map(([others, pair]) => ({ ...others, ...pair }));
}

/** A measurement of any type. */
export function observationArbitrary(setting: ObservationSetting): fc.Arbitrary<ObservationInput> {
  const { size } = setting;
  const bare = details(setting);
  const all = { ...bare, referenceRange: range(size) };
  const of = <const Type extends string>(type: Type): { readonly type: fc.Arbitrary<Type> } => ({
    type: fc.constant(type),
  });
  const valueIn = (
    ...units: readonly (readonly [unit: string, low: number, high: number, digits: 0 | 1])[]
  ): fc.Arbitrary<{ readonly value: Measured; readonly unit: string }> =>
    fc.oneof(...units.map(([unit, low, high, digits]) => between(low, high, digits).map((value) => ({ value, unit }))));
  const joined = (rest: fc.Arbitrary<object>, value: fc.Arbitrary<object>): fc.Arbitrary<ObservationInput> =>
    fc.tuple(rest, value).map(([first, second]) => ({ ...first, ...second }) as ObservationInput);
  return fc.oneof(
    bloodPressureArbitrary(setting),
    sized(
      size,
      { ...of("pulse"), beatsPerMinute: between(42, 178) },
      { ...all, rhythm: fc.constantFrom("regular" as const, "irregular" as const) },
    ) as fc.Arbitrary<ObservationInput>,
    sized(size, { ...of("heart-rate"), beatsPerMinute: between(42, 178) }, all) as fc.Arbitrary<ObservationInput>,
    sized(size, of("irregular-pulse"), bare) as fc.Arbitrary<ObservationInput>,
    joined(sized(size, of("temperature"), all), valueIn(["Cel", 34, 41, 1], ["[degF]", 95, 105, 1])),
    joined(
      sized(size, of("weight"), { ...all, method: fc.constantFrom("measured", "self-reported") }),
      valueIn(["kg", 12, 160, 1], ["g", 3_000, 90_000, 0], ["[lb_av]", 30, 400, 1]),
    ),
    joined(
      sized(size, of("height"), { ...all, method: fc.constantFrom("measured", "standing", "self-reported") }),
      valueIn(["cm", 60, 205, 1], ["[in_i]", 24, 80, 1]),
    ),
    sized(size, { ...of("body-mass-index"), value: between(14, 45, 1) }, all) as fc.Arbitrary<ObservationInput>,
  );
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
