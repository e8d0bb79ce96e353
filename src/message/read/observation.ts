import type { ObservationInput } from "../../consultation/observations/observation.js";
import type { Observation } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import type { UnitCode } from "../../terminology/units.js";
import { irregularPulse, vitalSigns, type VitalSignName } from "../../terminology/vital-signs.js";
import { readBloodPressure } from "./blood-pressure.js";
import { takeConcept, wordsAgree } from "./concepts.js";
import { known } from "./known.js";
import { readObservationBase } from "./observation-base.js";
import type { Part } from "./part.js";
import { isMeasured, readMeasured } from "./quantity.js";
import { codeIn, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";
import { readReferenceRange } from "./reference-range.js";

type Found = AsFound<ObservationInput>;

interface Value {
  readonly value: string | undefined;
  readonly unit: UnitCode | undefined;
}

/** What each vital sign of one value is in a consultation: the inverse of `composeObservations`. */
const members: Readonly<Record<VitalSignName, (value: Value) => Found>> = {
  pulse: ({ value }) => known({ type: "pulse", beatsPerMinute: value }),
  heartRate: ({ value }) => known({ type: "heart-rate", beatsPerMinute: value }),
  temperature: (value) => ({ type: "temperature", ...withUnit(value, ["Cel", "[degF]"]) }),
  height: (value) => ({ type: "height", method: "measured", ...withUnit(value, ["cm", "[in_i]"]) }),
  standingHeight: (value) => ({ type: "height", method: "standing", ...withUnit(value, ["cm", "[in_i]"]) }),
  selfReportedHeight: (value) => ({ type: "height", method: "self-reported", ...withUnit(value, ["cm", "[in_i]"]) }),
  weight: (value) => ({ type: "weight", method: "measured", ...withUnit(value, ["g", "kg", "[lb_av]"]) }),
  selfReportedWeight: (value) => ({
    type: "weight",
    method: "self-reported",
    ...withUnit(value, ["g", "kg", "[lb_av]"]),
  }),
  bodyMassIndex: ({ value }) => known({ type: "body-mass-index", value }),
};

function withUnit<Unit extends UnitCode>(
  { value, unit }: Value,
  units: readonly Unit[],
): { readonly value?: string; readonly unit?: Unit } {
  return known({ value, unit: units.find((one) => one === unit) });
}

/** A measurement that the model has; undefined, and nothing taken, for any other Observation. */
export function readMeasurement(part: Part<Observation>, reading: Reading): Found | undefined {
  const { bare } = part;
  if (!wordsAgree(bare.code)) return undefined;
  const code = codeIn(bare.code, systems.snomed);
  if (code === irregularPulse.code) {
    takeConcept(part.part("code"), irregularPulse);
    return { type: "irregular-pulse", ...readObservationBase(part, reading, { category: "vital-signs" }) };
  }
  const name = (Object.keys(vitalSigns) as VitalSignName[]).find((one) => vitalSigns[one].coding.code === code);
  return name === undefined ? readBloodPressure(part, reading) : readVitalSign(name, part, reading);
}

function readVitalSign(name: VitalSignName, part: Part<Observation>, reading: Reading): Found | undefined {
  const { coding, units } = vitalSigns[name];
  if (!isMeasured(part.see("valueQuantity"), units)) return undefined;
  takeConcept(part.part("code"), coding);
  const measured = readMeasured(part.part("valueQuantity"), units);
  const range = measured === undefined ? undefined : readReferenceRange(part.parts("referenceRange"), measured.unit);
  const found = members[name]({ value: measured?.value, unit: measured?.unit });
  return {
    ...found,
    ...readObservationBase(part, reading, { category: "vital-signs" }),
    ...(range === undefined ? {} : { referenceRange: range }),
  };
}
