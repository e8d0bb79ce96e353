import type { ReferenceRangeInput } from "../../consultation/observations/reference-range.js";
import type { ObservationReferenceRange } from "../../fhir/types.js";
import type { UnitCode } from "../../terminology/units.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { readMeasured } from "./quantity.js";
import type { AsFound } from "./received.js";

/** The first range, in the unit of the value (UR-076). */
export function readReferenceRange(
  [part]: readonly Part<ObservationReferenceRange>[],
  unit: UnitCode,
): AsFound<ReferenceRangeInput> | undefined {
  if (part === undefined) return undefined;
  const range = known({
    low: readMeasured(part.part("low"), [unit])?.value,
    high: readMeasured(part.part("high"), [unit])?.value,
    text: part.text("text"),
  });
  return Object.keys(range).length === 0 ? undefined : range;
}
