import { supplyTypes, type SupplyType } from "../../terminology/dispense.js";
import { keyOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";

/** The code of a supply type. @internal */
export const supplyType: Schema<SupplyType> = keyOf(
  supplyTypes,
  `UR-039: must be one of ${Object.keys(supplyTypes).join(", ")}`,
);
