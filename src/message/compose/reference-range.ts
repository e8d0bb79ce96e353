import type { ReferenceRange } from "../../consultation/observations/reference-range.js";
import type { ObservationReferenceRange } from "../../fhir/types.js";
import type { UnitOfMeasure } from "../../terminology/units.js";
import { quantityOf } from "./elements.js";

/** UR-076: the range in the unit of the value; a range with `<` or `>` is in its text. */
export function composeReferenceRange(
  { low, high, text }: ReferenceRange,
  unit: UnitOfMeasure,
): ObservationReferenceRange {
  return {
    ...(low === undefined ? {} : { low: quantityOf(low, unit) }),
    ...(high === undefined ? {} : { high: quantityOf(high, unit) }),
    ...(text === undefined ? {} : { text }),
  };
}
