import { methodOf, type ValueRow } from "../../terminology/measurement-rows.js";
import type { UnitCode } from "../../terminology/units.js";
import type { Decimal } from "../../values/decimal.js";
import type { Observation } from "./measurements.generated.js";

/** The value of a measurement and its unit, which the input names only if there are several. @internal */
export function valueOf(
  { member }: ValueRow,
  observation: Observation,
): { readonly value: Decimal; readonly unit: UnitCode } {
  const members = observation as unknown as Readonly<Record<string, unknown>>;
  const unit = members["unit"] ?? methodOf(observation.type).units[0];
  return { value: members[member] as Decimal, unit: unit as UnitCode };
}
