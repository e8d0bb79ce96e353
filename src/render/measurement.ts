import type { BloodPressure, BloodPressureMethod } from "../consultation/blood-pressure.js";
import type { Observation } from "../consultation/observation.js";
import type { ReferenceRange } from "../consultation/reference-range.js";
import { interpretations } from "../terminology/interpretations.js";
import { writtenConcept } from "./concept.js";
import type { TableBlock } from "./outline.js";
import { namedBy } from "./people.js";
import { rounded, writtenValue } from "./rounded.js";
import { table, type Shown } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen } from "./when.js";

/** What was measured, one row each. */
export function measurementTable(consultation: ShownConsultation): TableBlock {
  return table<Observation>(
    "What was measured, in the order recorded",
    [
      ["Measurement", nameOf],
      ["Value", valueOf],
      ["Interpretation", ({ interpretation }) => (interpretation === undefined ? undefined : interpretations[interpretation].display)],
      ["Reference range", rangeOf],
      ["Body site", ({ bodySite }) => (bodySite === undefined ? undefined : writtenConcept(bodySite, "SNOMED CT"))],
      ["Measured", ({ measuredAt, measuredBy }) => measuredOf(measuredAt, namedBy(consultation, measuredBy))],
    ],
    consultation.observations ?? [],
  );
}

/** `02-Jul-2025 10:10 (+01:00), by Tom PENHALIGON` */
function measuredOf(at: string | undefined, by: Shown): Shown {
  const said = [...(at === undefined ? [] : [writtenWhen(at)]), ...(by === undefined ? [] : [`by ${by}`])];
  return said.length === 0 ? undefined : said.join(", ");
}

const bloodPressureMethods: Readonly<Record<BloodPressureMethod, string>> = {
  clinic: "Blood pressure",
  standing: "Blood pressure, standing",
  sitting: "Blood pressure, sitting",
  lying: "Blood pressure, lying",
  baseline: "Blood pressure, baseline",
  "self-measured": "Blood pressure, self-measured",
  "average-ambulatory": "Blood pressure, ambulatory average",
};
const weightMethods = { measured: "Weight", "self-reported": "Weight, self-reported" } as const;
const heightMethods = { measured: "Height", standing: "Height, standing", "self-reported": "Height, self-reported" } as const;

function nameOf(observation: Observation): string {
  switch (observation.type) {
    case "blood-pressure":
      return bloodPressureMethods[observation.method];
    case "pulse":
    case "irregular-pulse":
      return "Pulse";
    case "heart-rate":
      return "Heart rate";
    case "temperature":
      return "Temperature";
    case "weight":
      return weightMethods[observation.method];
    case "height":
      return heightMethods[observation.method];
    case "body-mass-index":
      return "Body mass index";
  }
}

/** UCUM's units as a person writes them, with the decimal places of UR-075 where it names any. */
const unitRows: Readonly<Record<"Cel" | "[degF]" | "g" | "kg" | "[lb_av]" | "cm" | "[in_i]", readonly [words: string, places?: number]>> = {
  Cel: ["°C", 1],
  "[degF]": ["°F"],
  g: ["g"],
  kg: ["kg", 1],
  "[lb_av]": ["lb"],
  cm: ["cm", 0],
  "[in_i]": ["in"],
};

function valueOf(observation: Observation): string {
  switch (observation.type) {
    case "blood-pressure":
      return bloodPressureValue(observation);
    case "pulse": {
      const { beatsPerMinute, rhythm } = observation;
      return `${writtenValue(beatsPerMinute, "beats/min", 0)}${rhythm === undefined ? "" : `, ${rhythm}`}`;
    }
    case "irregular-pulse":
      return "irregular, not counted";
    case "heart-rate":
      return writtenValue(observation.beatsPerMinute, "beats/min", 0);
    case "temperature":
    case "weight":
    case "height": {
      const [words, places] = unitRows[observation.unit];
      return writtenValue(observation.value, words, places);
    }
    case "body-mass-index":
      return writtenValue(observation.value, "kg/m²", 1);
  }
}

function bloodPressureValue({ systolic, diastolic }: BloodPressure): string {
  const shown = `${rounded(systolic, 0)}/${rounded(diastolic, 0)}`;
  const recorded = `${systolic}/${diastolic}`;
  return shown === recorded ? `${recorded} mmHg` : `${shown} mmHg (recorded ${recorded})`;
}

function rangeOf(observation: Observation): Shown {
  if (observation.type === "irregular-pulse" || observation.referenceRange === undefined) return undefined;
  if (observation.type !== "blood-pressure") return writtenRange(observation.referenceRange);
  const { systolic, diastolic, text } = observation.referenceRange;
  return [
    ...(systolic === undefined ? [] : [`systolic ${writtenRange(systolic)}`]),
    ...(diastolic === undefined ? [] : [`diastolic ${writtenRange(diastolic)}`]),
    ...(text === undefined ? [] : [text]),
  ].join("; ");
}

function writtenRange({ low, high, text }: ReferenceRange): string {
  const limits = low === undefined ? (high === undefined ? "" : `up to ${high}`) : high === undefined ? `from ${low}` : `${low} to ${high}`;
  if (text === undefined) return limits;
  return limits === "" ? text : `${limits} (${text})`;
}
