import { pharmacyFirst } from "../../../src/consultation/constructors.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import type { Consultation } from "../../../src/consultation/consultation.js";
import type { SenderProfile } from "../../../src/message/sender-profile.js";
import { longAgo } from "../../consultation/inputs.js";

export const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" };

/** The same as JSON, without its confirmation. */
export function unconfirmed(): Consultation {
  return parseConsultation(JSON.parse(JSON.stringify({ ...sinusitis(), confirmations: undefined })));
}

/** A small consultation of an invented patient. */
export function sinusitis(given = "Ada"): Consultation {
  return pharmacyFirst.sinusitis({
    patient: {
      nhsNumber: "999 000 0018",
      nhsNumberVerification: "01",
      name: { family: "Marlowe", given: [given], prefix: ["Ms"] },
      gender: "female",
      birthDate: "1990-04-12",
    },
    pharmacy: { odsCode: "FQW30", name: "Riverside Pharmacy" },
    practitioner: { name: { family: "Okafor", given: ["Ben"] }, gphcNumber: "2099999", role: "R1290" },
    startedAt: "2026-11-20T10:05:00+00:00",
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary: "Blocked nose and facial pain for eleven days.",
    confirmations: [longAgo("2026-11-20T10:05:00+00:00")], // it may be long ago, whatever the clock of a test says
  });
}
