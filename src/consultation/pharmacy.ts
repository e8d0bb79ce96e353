import type { OdsCode } from "../values/ods-code.js";

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
