// A blood pressure check, in the ways in which it can go: measured in the pharmacy, monitored over 24 hours, declined.
// Shows: what each needs, and that one with none of them does not compile, and is refused when it runs.
// Run it: npx tsx examples/services/blood-pressure-check.ts      (exit code 0: all as expected, 1: not)
import { bloodPressure, bloodPressureCheck, buildMessage, ConsultationError, pulse } from "gp-connect-update-record";
import { renderText } from "gp-connect-update-record/render";

const common = {
  patient: {
    nhsNumber: "999 000 0018", // a test number, and an invented person
    nhsNumberVerification: "01",
    name: { family: "Sample", given: ["Ada"] },
    gender: "female",
    birthDate: "1964-02-29",
  },
  pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
  practitioner: { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" },
  startedAt: new Date().toISOString(),
  seen: "in-person",
  sharing: "agreed",
} as const;

const measured = bloodPressureCheck({
  ...common,
  clinicalSummary: "Walked in for a check. Within normal limits.",
  // The pair is one observation, and the method decides the codes.
  observations: [bloodPressure({ systolic: 128, diastolic: 82, method: "sitting" }), pulse({ beatsPerMinute: 72 })],
});
const monitored = bloodPressureCheck({
  ...common,
  clinicalSummary: "Returned the monitor after 24 hours.",
  observations: [bloodPressure({ systolic: 131, diastolic: 82, method: "average-ambulatory" })],
  ambulatoryReport: { title: "Ambulatory report", contentType: "text/plain", text: "By day: 38 readings, 131/82" },
});
const declined = bloodPressureCheck({
  ...common,
  clinicalSummary: "Clinic readings raised; ambulatory monitoring offered and declined.",
  ambulatoryDeclined: { reason: "Works nights as a driver." },
});

for (const consultation of [measured, monitored, declined]) {
  const { xml } = buildMessage(consultation, { sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } });
  console.log(`${renderText(consultation)}\nBuilt: ${xml.length} characters\n`);
}
try {
  // A JavaScript caller may try what does not compile.
  bloodPressureCheck({ ...common, clinicalSummary: "Came for a check." } as unknown as typeof measured);
  process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ConsultationError)) throw error;
  console.log(`Refused: ${error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}`);
}
