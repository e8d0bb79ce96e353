import type { ReviewOptions } from "../../../../validation/safety/review.js";
import type { ConsultationInput } from "../../../../consultation/consultation.js";
import { pathwayMedicines } from "../../../../pathway-medicines/pathway-medicines.js";
import { instantOf } from "../../../../values/dates.js";
import { commonOf, serviceRows } from "../../consultations/consultations.js";
import { patientFor, testPatients } from "../../consultations/patients.js";
import type { Run } from "../../run.js";

/** What a test of this group needs of a run: nothing is sent, so neither its MESH nor the patients that it knows. */
export type LocalRun = Pick<Run, "sender" | "now">;

/** Values that depend on the run. */
export interface Values {
  /** So many minutes from now; earlier where negative. */
  readonly at: (minutes: number) => string;
  /** The birth date of somebody who is so old since the first day of this year. */
  readonly born: (age: number) => string;
  /** Of the pharmacy. */
  readonly odsCode: string;
}

/** The right consultation of this service, about one of the library's own test patients. */
export function rightConsultation(service: string, { sender, now }: LocalRun): ConsultationInput {
  const row = serviceRows.find(({ name }) => name === service);
  const patient = row === undefined ? undefined : patientFor(row.fits, testPatients(now), now);
  if (row === undefined || patient === undefined) throw new Error(`there is no consultation ${service}`);
  return row.data(commonOf(patient, sender.odsCode, now));
}

/** Those of this run. */
export function valuesOf({ sender, now }: LocalRun): Values {
  return {
    at: (minutes) => instantOf(new Date(now.getTime() + minutes * 60_000)),
    born: (age) => `${now.getUTCFullYear() - age}-01-01`,
    odsCode: sender.odsCode,
  };
}

/** How this group reviews: as the run's own delivery does. */
export function reviewOptions({ sender, now }: LocalRun): ReviewOptions {
  return { sender, now, medicines: pathwayMedicines };
}
