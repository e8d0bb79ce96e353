import type { DeliveryContext } from "../../delivery-context.js";
import { patientKeyOf } from "../../look-up-keys.js";
import type { PatientFindings, PatientQuery } from "../../patients.js";
import { summaryOf } from "../../show/items.js";
import { recordOf } from "../../show/record.js";
import { givenPatient } from "./given-patient.js";

/** Where something about a patient is stored. */
export async function findPatient(context: DeliveryContext, patient: PatientQuery): Promise<PatientFindings> {
  const key = patientKeyOf(context.lookUpKey, givenPatient(patient));
  return {
    records: (await context.store.listByPatientKey(key)).map(recordOf),
    items: (await context.store.listPatientItems(key)).map(summaryOf),
  };
}
