import type { ObservationInput } from "../../consultation/observations/measurements.generated.js";
import type { Observation } from "../../fhir/types.js";
import {
  codeFor,
  methodOfCode,
  type CodeByKey,
  type FindingRow,
  type Method,
  type ValueRow,
} from "../../terminology/measurement-rows.js";
import { systems } from "../../terminology/systems.js";
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

/** An irregular pulse is an Observation of its own in a message, so a pulse is read as any other value. */
const readers: CodeByKey<readonly [method: Method, part: Part<Observation>, reading: Reading], Found | undefined> = {
  value: readValue,
  rhythm: readValue,
  finding: readFinding,
  pair: (_row, _method, part, reading) => readBloodPressure(part, reading),
};

/** A measurement that the model has; for any other Observation it takes nothing and returns undefined. */
export function readMeasurement(part: Part<Observation>, reading: Reading): Found | undefined {
  const { bare } = part;
  if (!wordsAgree(bare.code)) return undefined;
  const method = methodOfCode().get(codeIn(bare.code, systems.snomed) ?? "");
  return method === undefined ? undefined : codeFor(readers, method.row)(method.row, method, part, reading);
}

function readFinding(
  { category }: FindingRow,
  { type, coding }: Method,
  part: Part<Observation>,
  reading: Reading,
): Found {
  takeConcept(part.part("code"), coding);
  return { type, ...readObservationBase(part, reading, { category }) };
}

/** The inverse of `composeValue`, with unit and method if the input has such members. */
function readValue(row: ValueRow, method: Method, part: Part<Observation>, reading: Reading): Found | undefined {
  const { type, coding, units } = method;
  if (!isMeasured(part.see("valueQuantity"), units)) return undefined;
  takeConcept(part.part("code"), coding);
  const measured = readMeasured(part.part("valueQuantity"), units);
  const range = measured === undefined ? undefined : readReferenceRange(part.parts("referenceRange"), measured.unit);
  return {
    ...known({
      type,
      method: Object.keys(row.methods).length === 1 ? undefined : method.name,
      [row.member]: measured?.value,
      unit: units.length === 1 ? undefined : measured?.unit,
    }),
    ...readObservationBase(part, reading, { category: row.category }),
    ...(range === undefined ? {} : { referenceRange: range }),
  } as Found;
}
