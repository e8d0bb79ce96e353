import { givenObject } from "../../../values/given.js";
import { DeliveryError } from "../../delivery-error.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { PersonOptions } from "../../delivery.js";
import { patientKeyOf } from "../../look-up-keys.js";
import type { PatientQuery } from "../../patients.js";
import { givenPerson } from "../person.js";
import { givenPatient } from "./given-patient.js";

/** Deletes what holds data of a patient, where nothing about them is open. */
export async function erasePatient(
  context: DeliveryContext,
  options: PatientQuery & PersonOptions,
): Promise<{ readonly deliveries: number; readonly items: number }> {
  givenObject(options, "options");
  const { by, ...patient } = options;
  givenPerson({ by });
  const patientKey = patientKeyOf(context.lookUpKey, givenPatient(patient));
  const erased = await context.store.erase({ patientKey, at: context.nowMs(), by });
  if (erased.isErased) return { deliveries: erased.deliveries, items: erased.items };
  const [deliveryId] = erased.open;
  throw new DeliveryError(
    "still-open",
    "Something about this patient is not at its end: a message is under way or needs a person, or something in the " +
      "inbox does. Nothing was erased. Deal with it (`findPatient`, `attention`), then call this again.",
    deliveryId === undefined ? undefined : { deliveryId },
  );
}
