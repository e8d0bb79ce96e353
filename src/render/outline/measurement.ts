import type {
  BloodPressureInput,
  ObservationInput,
  PulseInput,
} from "../../consultation/observations/measurements.generated.js";
import type { MeasurementInput } from "../../consultation/observations/observation-details.js";
import type { Measured } from "../../consultation/observations/measured.js";
import type { ReferenceRangeInput } from "../../consultation/observations/reference-range.js";
import type { AsFound } from "../../message/read/received.js";
import { interpretations } from "../../terminology/interpretations.js";
import {
  codeFor,
  measurementRows,
  methodOf,
  type CodeByKey,
  type Method,
  type PairRow,
  type UnitRows,
  type ValueRow,
} from "../../terminology/measurement-rows.js";
import { conversionOf } from "../../terminology/conversions.js";
import { units, type UnitCode } from "../../terminology/units.js";
import { isDecimal } from "../../values/decimal.js";
import { rationalOf } from "../../values/rational.js";
import { writtenConcept } from "./concept.js";
import type { TableBlock } from "./outline.js";
import { namedBy } from "./people.js";
import { rounded, writtenRational, writtenValue } from "./rounded.js";
import { joined, shown, table, type Shown } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

type Found = AsFound<ObservationInput>;

/** What was measured, one row each. */
export function measurementTable(consultation: ShownConsultation): TableBlock {
  return table<Found>(
    "What was measured, in the order recorded",
    [
      ["Measurement", nameOf],
      ["Value", valueOf],
      ["Interpretation", ({ interpretation }) => shown(interpretation, (code) => interpretations[code].display)],
      ["Reference range", (observation) => writtenBy(ranges, observation)],
      ["Body site", ({ bodySite }) => writtenConcept(bodySite)],
      [
        "Measured",
        ({ measuredAt, measuredBy }) =>
          joined(
            ", ",
            shown(measuredAt, writtenWhen),
            shown(namedBy(consultation, measuredBy), (name) => `by ${name}`),
          ),
      ],
    ],
    consultation.observations ?? [],
  );
}

type Code = CodeByKey<readonly [observation: Found, method: Method], Shown>;

/** What a table of functions writes for this measurement; undefined if its type is not known here. */
function writtenBy(code: Code, observation: Found): Shown {
  const method = methodIn(observation);
  return method === undefined ? undefined : codeFor(code, method.row)(method.row, observation, method);
}

/** Stored data, for example from a later version, may have a type that is not known here, or none. */
function methodIn(observation: Found): Method | undefined {
  const { type } = observation;
  if (type === undefined || !Object.hasOwn(measurementRows, type)) return undefined;
  return methodOf(type, "method" in observation ? observation.method : undefined);
}

function nameOf(observation: Found): Shown {
  return methodIn(observation)?.label ?? "Unknown measurement";
}

const values: Code = {
  value: writtenUnit,
  rhythm: (row, observation, method) =>
    joined(", ", writtenUnit(row, observation, method), (observation as AsFound<PulseInput>).rhythm),
  finding: () => "irregular",
  pair: (row, observation) => bloodPressureValue(row, observation as AsFound<BloodPressureInput>),
};

/** A measurement is never left off the page: one of an unknown type is written out as it is. */
function valueOf(observation: Found): Shown {
  return methodIn(observation) === undefined ? JSON.stringify(observation) : writtenBy(values, observation);
}

/** The value with as many places after the point as the row says for its unit (UR-075). */
function writtenUnit({ member, units: rows }: ValueRow, observation: Found, { units: codes }: Method): Shown {
  const { unit: given, [member]: value } = observation as Readonly<Record<string, unknown>>;
  const unit = codes.length === 1 ? codes[0] : codes.find((code) => code === given);
  if (unit === undefined) return writtenValue(value as Measured | undefined);
  return joined(
    " ",
    writtenValue(value as Measured | undefined, units[unit].symbol, rows[unit]?.places),
    asExpected(rows, unit, String(value)),
  );
}

/** `(10.2 kg)`: a value of another unit in the one that a GP expects to see, worked out for the page. */
function asExpected(rows: UnitRows, unit: UnitCode, value: string): Shown {
  const conversion = conversionOf.get(unit);
  const places = conversion === undefined ? undefined : rows[conversion.to]?.places;
  if (conversion === undefined || places === undefined || !isDecimal(value)) return undefined;
  return `(${writtenRational(conversion.convert(rationalOf(value)), places)} ${units[conversion.to].symbol})`;
}

function bloodPressureValue(
  { units: { "mm[Hg]": shownWith } }: PairRow,
  { systolic = "?", diastolic = "?" }: AsFound<BloodPressureInput>,
): string {
  const inPlaces = (value: Measured): string => rounded(String(value), shownWith?.places ?? 0);
  const { symbol } = units["mm[Hg]"];
  const recorded = `${systolic}/${diastolic}`;
  const seen = `${inPlaces(systolic)}/${inPlaces(diastolic)}`;
  return seen === recorded ? `${recorded} ${symbol}` : `${seen} ${symbol} (recorded ${recorded})`;
}

const ranges: Code = {
  value: (_, { referenceRange }: AsFound<MeasurementInput>) => writtenRange(referenceRange),
  rhythm: (_, { referenceRange }: AsFound<MeasurementInput>) => writtenRange(referenceRange),
  finding: () => undefined,
  pair: (_, observation) => {
    const { systolic = {}, diastolic = {}, text } = (observation as AsFound<BloodPressureInput>).referenceRange ?? {};
    return joined(
      "; ",
      shown(writtenRange(systolic), (range) => `systolic ${range}`),
      shown(writtenRange(diastolic), (range) => `diastolic ${range}`),
      text,
    );
  },
};

function writtenRange({ low, high, text }: AsFound<ReferenceRangeInput> = {}): Shown {
  const limits =
    low === undefined ? shown(high, (end) => `up to ${end}`) : high === undefined ? `from ${low}` : `${low} to ${high}`;
  return joined(" ", limits, limits === undefined ? text : shown(text, (words) => `(${words})`));
}
