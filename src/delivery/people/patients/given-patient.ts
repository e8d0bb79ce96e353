import { givenObject, givenText } from "../../../values/given.js";
import { checkOptionNames } from "../../../values/option-names.js";
import { parseNhsNumber, type NhsNumber } from "../../../values/nhs-number.js";
import type { PatientQuery } from "../../patients.js";

/** The patient's NHS number, checked. @throws InvalidValueError that does not repeat it. */
export function givenPatient(patient: PatientQuery): NhsNumber {
  givenObject(patient, "patient");
  checkOptionNames("patient", patient, { nhsNumber: true });
  givenText(patient.nhsNumber, "nhsNumber");
  return parseNhsNumber(patient.nhsNumber);
}
