// The contraception service: a first supply, and a visit at which nothing could be supplied.
// Shows: a pregnancy status is sent only where it was asked and answered; a visit without a supply needs its reason.
// Run it: npx tsx examples/services/contraception.ts      (exit code 0: built, 1: refused)
import { bloodPressure, buildMessage, contraception, review, supply } from "gp-connect-update-record";
import { pathwayMedicines } from "gp-connect-update-record/pathway-medicines";

const common = {
  patient: {
    nhsNumber: "999 000 0018", // a test number, and an invented person
    nhsNumberVerification: "01",
    name: { family: "Sample", given: ["Ada"] },
    gender: "female",
    birthDate: "1998-02-28",
  },
  pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
  practitioner: { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" },
  startedAt: new Date().toISOString(),
  seen: "in-person",
  sharing: "agreed",
  pregnancyStatus: "not-pregnant", // as she answered. Left out: not asked. There is no default
} as const;

const supplied = contraception.initiation({
  ...common,
  clinicalSummary: "Starts combined oral contraception; no migraine, no smoking.",
  observations: [bloodPressure({ systolic: 118, diastolic: 74, method: "sitting" })],
  supplies: [
    supply({
      product: { code: "17346711000001106", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" },
      quantity: { value: 63, unit: "tablet" },
      dosage: "One tablet daily for 21 days, then 7 days without",
      supplyType: "patient-group-direction",
    }),
  ],
});
const notSupplied = contraception.repeat({
  ...common,
  clinicalSummary: "Came for an ongoing supply.",
  observations: [bloodPressure({ systolic: 142, diastolic: 90, method: "sitting", interpretation: "H" })],
  noSupplyReason: "Nothing supplied: blood pressure 142/90 on two readings.",
});

const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const safety = { medicines: pathwayMedicines }; // products are compared with the pathways' lists too
for (const consultation of [supplied, notSupplied]) {
  const { errors, confirmations, warnings } = review(consultation, { sender, ...safety });
  for (const { rule, path, message } of [...errors, ...confirmations, ...warnings]) console.log(rule, path, message);
  if (errors.length + confirmations.length > 0) process.exitCode = 1;
  else console.log(`${consultation.stage}: ${buildMessage(consultation, { sender, safety }).xml.length} characters`);
}
