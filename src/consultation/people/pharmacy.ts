import { parseOdsCode, type OdsCode } from "../../values/ods-code.js";
import { checkedValue } from "../schema/checked-value.js";
import { closedObject } from "../schema/closed-object.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";
import { once } from "../../values/once.js";

/** The pharmacy in which the patient was seen, as the caller gives it (UR-033). */
export interface PharmacyInput {
  /** ODS code, such as `FQW30`. */
  readonly odsCode: string;
  /** Its name, as the practice reads it: one line. */
  readonly name: string;
}

/** A {@link PharmacyInput} that was checked. */
export interface Pharmacy extends PharmacyInput {
  readonly odsCode: OdsCode;
}

/** 3 to 9 upper-case letters and digits. @internal */
export const odsCodeShape = "^[A-Z0-9]{3,9}$";

/** Schema of {@link PharmacyInput}. @internal */
export const pharmacy: () => Schema<PharmacyInput, Pharmacy> = once(() =>
  closedObject({
    odsCode: checkedValue(parseOdsCode, odsCodeShape, "UR-033"),
    name: line(),
  }),
);
