// A referral for minor illness: no pathway, so no gateway point. A red flag was found, so a named person confirms it.
// Shows: `review` lists what must be confirmed, the pharmacist confirms it, and the message can be built.
// Run it: npx tsx examples/services/minor-illness.ts      (exit code 0: built, 1: not)
import { buildMessage, pharmacyFirst, review, type MinorIllnessInput } from "gp-connect-update-record";

const practitioner = { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" } as const;
const input: MinorIllnessInput = {
  patient: {
    nhsNumber: "999 000 0018", // a test number, and an invented person
    nhsNumberVerification: "01",
    name: { family: "Sample", given: ["Ada"] },
    gender: "female",
    birthDate: "1984-02-29",
  },
  pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
  practitioner,
  startedAt: new Date().toISOString(),
  seen: "in-person",
  sharing: "agreed",
  clinicalSummary: "Twisted right ankle this morning; swollen and bruised.",
  redFlags: ["Cannot put weight on the ankle"], // "none-found" where you asked and found none; left out: not asked
  signposting: ["Minor injuries unit, for an X-ray."], // the plan must not ask the practice to act
};

// What a screen shows before anything is sent.
const { errors, confirmations, warnings } = review(pharmacyFirst.minorIllness(input));
for (const { rule, path, message } of [...errors, ...confirmations, ...warnings]) console.log(rule, path, message);

// The pharmacist has read each and confirms it: by name, at a time, for exactly what was found.
const at = new Date().toISOString();
const confirmed = confirmations.map(({ rule, path, found }) => ({ rule, path, found, by: practitioner, at }));
const consultation = pharmacyFirst.minorIllness({ ...input, confirmations: confirmed });
const message = buildMessage(consultation, { sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } });
console.log(
  `Built: ${message.xml.length} characters, confirmed: ${message.confirmations.map(({ rule }) => rule).join()}`,
);
process.exitCode = message.report.valid ? 0 : 1;
