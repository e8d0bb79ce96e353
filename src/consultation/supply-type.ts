import type * as v from "valibot";
import { supplyTypes, type SupplyType } from "../terminology/supply-type.js";
import { keyOf } from "./one-of.js";

/** The code of a supply type. @internal */
export const supplyType: v.GenericSchema<SupplyType> = keyOf(supplyTypes, `UR-039: must be one of ${Object.keys(supplyTypes).join(", ")}`);
