// Builds the message of a consultation and prints it. Nothing is sent.
// Run it: npx tsx examples/build-and-print.ts
import {
  bloodPressure,
  buildMessage,
  ConsultationError,
  pharmacyFirst,
  supply,
  temperature,
  ValidationError,
} from "gp-connect-update-record";
import { renderText } from "gp-connect-update-record/render";

try {
  // There is a constructor for each pathway. ConsultationError names the path of everything missing or malformed.
  const consultation = pharmacyFirst.sinusitis({
    patient: {
      nhsNumber: "999 000 0018", // a test number, and an invented person
      nhsNumberVerification: "01",
      name: { family: "Sample", given: ["Ada"] },
      gender: "female",
      birthDate: "1984-02-29",
    },
    pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
    practitioner: { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" },
    startedAt: new Date().toISOString(), // if this is more than 7 days ago, it must be confirmed in `confirmations`
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed", // the patient agreed to sharing
    clinicalSummary: "Facial pain and blocked nose for 12 days, purulent discharge.",
    redFlags: "none-found",
    observations: [
      bloodPressure({ systolic: 128, diastolic: 82, method: "sitting" }),
      temperature({ value: "37.40", unit: "Cel" }),
    ],
    supplies: [
      supply({
        product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
        quantity: { value: 40, unit: "tablet" },
        dosage: "Two tablets four times a day for 5 days",
      }),
    ],
    advice: ["Finish the course."],
  });

  // Composes, validates and encodes. It throws if the message would break a rule.
  const message = buildMessage(consultation, { sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } });

  console.log(renderText(consultation)); // as a GP reads it
  console.log(message.xml); // as it is sent
  console.error(
    `Message ${message.ids.messageHeader}: ${message.xml.length} characters, ${message.report.issues.length} warnings.`,
  );
} catch (error) {
  if (error instanceof ConsultationError) console.error(error.issues);
  else if (error instanceof ValidationError) console.error(error.report.issues);
  else throw error;
  process.exitCode = 1;
}
