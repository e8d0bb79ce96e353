import type { Consultation } from "../../../consultation/consultation.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import type { PatientInput } from "../../../consultation/people/patient.js";
import { instantOf } from "../../../values/dates.js";
import { otherRows } from "./other-services.js";
import { pathwayRows } from "./pharmacy-first.js";
import type { Common, ServiceRow } from "./service-row.js";

/** One consultation of each service. */
export const serviceRows: readonly ServiceRow[] = [...pathwayRows, ...otherRows];

const minutesAgo = 20;

/** Who, where and when: a consultation that has just ended, at the pharmacy that sends. */
export function commonOf(patient: PatientInput, odsCode: string, now: Date): Common {
  return {
    patient,
    pharmacy: { odsCode, name: "Checklist Pharmacy" },
    practitioner: {
      name: { family: "Okafor", given: ["Amara"], prefix: ["Ms"] },
      gphcNumber: "2099001",
      role: "R1290",
    },
    startedAt: instantOf(new Date(now.getTime() - minutesAgo * 60_000)),
    seen: "in-person",
    sharing: "agreed",
  };
}

/** The same consultation about a patient with another given name: by it the simulated practice knows what to do. */
export function withGivenName(consultation: Consultation, givenName: string): Consultation {
  const { patient } = consultation;
  return parseConsultation({ ...consultation, patient: { ...patient, name: { ...patient.name, given: [givenName] } } });
}
