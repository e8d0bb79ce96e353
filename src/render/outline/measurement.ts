import type { BloodPressureInput, BloodPressureMethod } from "../../consultation/observations/blood-pressure.js";
import type { HeightInput, ObservationInput, WeightInput } from "../../consultation/observations/observation.js";
import type { ReferenceRangeInput } from "../../consultation/observations/reference-range.js";
import type { AsFound } from "../../message/read/received.js";
import { interpretations } from "../../terminology/interpretations.js";
import { writtenConcept } from "./concept.js";
import type { TableBlock } from "./outline.js";
import { namedBy } from "./people.js";
import { rounded, writtenValue } from "./rounded.js";
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
      ["Reference range", rangeOf],
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

const bloodPressureNames: Readonly<Record<BloodPressureMethod, string>> = {
  clinic: "Blood pressure",
  standing: "Blood pressure, standing",
  sitting: "Blood pressure, sitting",
  lying: "Blood pressure, lying",
  baseline: "Blood pressure, baseline",
  "self-measured": "Blood pressure, self-measured",
  "average-ambulatory": "Blood pressure, ambulatory average",
};
const weightNames = { measured: "Weight", "self-reported": "Weight, self-reported" } as const;
const heightNames = {
  measured: "Height",
  standing: "Height, standing",
  "self-reported": "Height, self-reported",
} as const;

function nameOf(observation: Found): Shown {
  switch (observation.type) {
    case "blood-pressure":
      return bloodPressureNames[observation.method ?? "clinic"];
    case "pulse":
    case "irregular-pulse":
      return "Pulse";
    case "heart-rate":
      return "Heart rate";
    case "temperature":
      return "Temperature";
    case "weight":
      return weightNames[observation.method ?? "measured"];
    case "height":
      return heightNames[observation.method ?? "measured"];
    case "body-mass-index":
      return "Body mass index";
    default:
      return undefined;
  }
}

type Unit = "Cel" | "[degF]" | WeightInput["unit"] | HeightInput["unit"];

/** UCUM's units as a person writes them, with the decimal places of UR-075 where it names any. */
const unitRows: Readonly<Record<Unit, readonly [words: string, places?: number]>> = {
  Cel: ["°C", 1],
  "[degF]": ["°F"],
  g: ["g"],
  kg: ["kg", 1],
  "[lb_av]": ["lb"],
  cm: ["cm", 0],
  "[in_i]": ["in"],
};

function valueOf(observation: Found): Shown {
  switch (observation.type) {
    case "blood-pressure":
      return bloodPressureValue(observation);
    case "pulse":
      return joined(", ", writtenValue(observation.beatsPerMinute, "beats/min", 0), observation.rhythm);
    case "irregular-pulse":
      return "irregular";
    case "heart-rate":
      return writtenValue(observation.beatsPerMinute, "beats/min", 0);
    case "temperature":
    case "weight":
    case "height":
      return writtenValue(observation.value, ...inUnit(observation.unit));
    case "body-mass-index":
      return writtenValue(observation.value, "kg/m²", 1);
    default:
      return undefined;
  }
}

function inUnit(unit: Unit | undefined): readonly [words?: string, places?: number] {
  return unit === undefined ? [] : unitRows[unit];
}

function bloodPressureValue({ systolic = "?", diastolic = "?" }: AsFound<BloodPressureInput>): string {
  const recorded = `${systolic}/${diastolic}`;
  const seen = `${rounded(String(systolic), 0)}/${rounded(String(diastolic), 0)}`;
  return seen === recorded ? `${recorded} mmHg` : `${seen} mmHg (recorded ${recorded})`;
}

function rangeOf(observation: Found): Shown {
  switch (observation.type) {
    case "blood-pressure": {
      const { systolic = {}, diastolic = {}, text } = observation.referenceRange ?? {};
      return joined(
        "; ",
        shown(writtenRange(systolic), (range) => `systolic ${range}`),
        shown(writtenRange(diastolic), (range) => `diastolic ${range}`),
        text,
      );
    }
    case "pulse":
    case "heart-rate":
    case "temperature":
    case "weight":
    case "height":
    case "body-mass-index":
      return writtenRange(observation.referenceRange);
    default:
      return undefined;
  }
}

function writtenRange({ low, high, text }: AsFound<ReferenceRangeInput> = {}): Shown {
  const limits =
    low === undefined ? shown(high, (end) => `up to ${end}`) : high === undefined ? `from ${low}` : `${low} to ${high}`;
  return joined(" ", limits, limits === undefined ? text : shown(text, (words) => `(${words})`));
}
