import type * as v from "valibot";
import { parseOdsCode, type OdsCode } from "../values/ods-code.js";
import { checkedValue } from "./checked-value.js";
import { closedObject } from "./closed-object.js";
import { line } from "./text.js";

/** The pharmacy in which the patient was seen, as the caller gives it (UR-033). */
export interface PharmacyInput {
  /** ODS code, such as `FQW30`. */
  readonly odsCode: string;
  readonly name: string;
}

/** A {@link PharmacyInput} that was checked. */
export interface Pharmacy extends PharmacyInput {
  readonly odsCode: OdsCode;
}

/** Schema of {@link PharmacyInput}. @internal @internal */
export const pharmacy: v.GenericSchema<PharmacyInput, Pharmacy> = closedObject({
  odsCode: checkedValue(parseOdsCode, "UR-033"),
  name: line,
});
