// An urgent supply of a prescription item. NHS England's guide lists it to release 1.2.0 alone.
// Shows: `review` says so for a sender of release 1.2.1, and 1.2.0 builds it.
// Run it: npx tsx examples/services/urgent-supply.ts      (exit code 0: as expected, 1: not)
import { buildMessage, releases, review, supply, urgentSupply } from "gp-connect-update-record";

const consultation = urgentSupply({
  patient: {
    nhsNumber: "999 000 0018", // a test number, and an invented person
    nhsNumberVerification: "01",
    name: { family: "Sample", given: ["Ada"] },
    gender: "female",
    birthDate: "1984-02-29",
  },
  pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
  practitioner: { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" },
  startedAt: new Date().toISOString(),
  seen: "in-person",
  sharing: "agreed",
  clinicalSummary: "Ran out of capsules while travelling; the earlier packet was shown.",
  supplies: [
    supply({
      product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
      quantity: { value: 8, unit: "capsule" },
      dosage: "One capsule four times a day for 2 days",
    }),
  ],
});

const built: string[] = [];
for (const release of releases) {
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release };
  const { errors } = review(consultation, { sender });
  for (const { rule, message } of errors) console.log(`${release}: ${rule} ${message}`);
  if (errors.length > 0) continue;
  console.log(`${release}: built, ${buildMessage(consultation, { sender }).xml.length} characters`);
  built.push(release);
}
process.exitCode = built.join() === "1.2.0" ? 0 : 1;
