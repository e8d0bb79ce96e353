import type { BloodPressureInput } from "../../consultation/observations/measurements.generated.js";
import type { ReferenceRangeInput } from "../../consultation/observations/reference-range.js";
import type { CodeableConcept, Observation, ObservationComponent } from "../../fhir/types.js";
import {
  bloodPressureMethods,
  misprintedDiastolic,
  type BloodPressureMethod,
  type BloodPressureRow,
} from "../../terminology/blood-pressure.js";
import { systems, type Coding } from "../../terminology/systems.js";
import { takeConcept, wordsAgree } from "./concepts.js";
import { known } from "./known.js";
import { readObservationBase } from "./observation-base.js";
import type { Part } from "./part.js";
import { isMeasured, readMeasured } from "./quantity.js";
import { codeIn, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";
import { readReferenceRange } from "./reference-range.js";

const methods = Object.entries(bloodPressureMethods) as [BloodPressureMethod, BloodPressureRow][];
const systolics = methods.flatMap(([, { triplets }]) => triplets.map(({ systolic }) => systolic.code));

/**
 * How it was taken, by its three codes, in either order of the components (UR-070); any of the guide's three triplets
 * for a reading on examination is `clinic`.
 */
function methodOf({ code, component = [] }: Observation): BloodPressureMethod | undefined {
  const header = codeIn(code, systems.snomed);
  const codes = component.map((one) => codeIn(one.code, systems.snomed));
  if (component.length !== 2 || !wordsAgree(code) || !component.every((one) => wordsAgree(one.code))) return undefined;
  const [method] =
    methods.find(([, { triplets }]) =>
      triplets.some(
        (triplet) =>
          triplet.header.code === header &&
          codes.includes(triplet.systolic.code) &&
          codes.includes(triplet.diastolic.code),
      ),
    ) ?? [];
  return method ?? (isMisprinted(header, codes) ? "clinic" : undefined);
}

/**
 * The misprinted code of NHS England's own example: what was meant is certain, and the code as received is kept in the
 * remainder.
 */
function isMisprinted(header: string | undefined, codes: readonly (string | undefined)[]): boolean {
  const [{ header: right, systolic }] = bloodPressureMethods.clinic.triplets;
  return header === right.code && codes.includes(systolic.code) && codes.includes(misprintedDiastolic);
}

/** UR-070: both values and how they were taken; undefined if it is anything else. */
export function readBloodPressure(part: Part<Observation>, reading: Reading): AsFound<BloodPressureInput> | undefined {
  const method = methodOf(part.bare);
  if (
    method === undefined ||
    !(part.see("component") ?? []).every(({ valueQuantity }) => isMeasured(valueQuantity, ["mm[Hg]"]))
  )
    return undefined;
  const [{ header, systolic, diastolic }] = bloodPressureMethods[method].triplets;
  takeConcept(part.part("code"), header);
  const components = part.parts("component");
  const first = components.find((one) => systolics.includes(codeIn(one.see("code"), systems.snomed) ?? ""));
  const high = readComponent(first, systolic);
  const low = readComponent(
    components.find((one) => one !== first),
    diastolic,
  );
  const [range] = part.parts("referenceRange");
  const ranges = known({ systolic: high.range, diastolic: low.range, text: range?.text("text") });
  return known({
    type: "blood-pressure" as const,
    method,
    systolic: high.value,
    diastolic: low.value,
    referenceRange: Object.keys(ranges).length === 0 ? undefined : ranges,
    ...readObservationBase(part, reading, { category: "vital-signs" }),
  });
}

interface Component {
  readonly value: string | undefined;
  readonly range: AsFound<ReferenceRangeInput> | undefined;
}

function readComponent(part: Part<ObservationComponent> | undefined, coding: Coding): Component {
  if (!takeConcept(part?.part("code"), coding)) takeWords(part?.part("code"), coding);
  return {
    value: readMeasured(part?.part("valueQuantity"), ["mm[Hg]"])?.value,
    range: readReferenceRange(part?.parts("referenceRange") ?? [], "mm[Hg]"),
  };
}

/** Takes all but the code, if another of the guide's codes, or a misprint, comes with the same display. */
function takeWords(part: Part<CodeableConcept> | undefined, { system, display }: Coding): void {
  part?.is("text", display);
  for (const coding of part?.parts("coding") ?? []) {
    coding.is("system", system);
    coding.is("display", display);
  }
}
