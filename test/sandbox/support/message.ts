import { buildMessage, type Message } from "../../../src/build-message.js";
import { pharmacyFirst } from "../../../src/consultation/index.js";
import { longAgo } from "../../consultation/inputs.js";

/** Who sends in these tests: the pharmacy of the sandbox's first mailbox. */
export const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;

/** What may differ from one message to the next. */
export interface PatientParts {
  readonly given?: string;
  readonly family?: string;
  readonly nhsNumber?: string;
}

/** A message about an invented patient; the given name is what a simulated practice looks at. */
export function messageFor({
  given = "Robin",
  family = "Thistlewood",
  nhsNumber = "9990000018",
}: PatientParts = {}): Message {
  const consultation = pharmacyFirst.sinusitis({
    patient: {
      nhsNumber,
      nhsNumberVerification: "01",
      name: { family, given: [given] },
      gender: "female",
      birthDate: "1990-05-21",
    },
    pharmacy: { odsCode: "FA123", name: "The Sandbox Pharmacy" },
    practitioner: { name: { family: "Okafor", given: ["Amara"] }, gphcNumber: "2099001", role: "R1290" },
    startedAt: "2026-03-02T10:05:00Z",
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary: "Facial pain and blocked nose for 12 days.",
    redFlags: "none-found",
    confirmations: [longAgo("2026-03-02T10:05:00Z")],
  });
  return buildMessage(consultation, { sender });
}

/** The bytes of a message, with one thing in them changed. */
export function bytesOf(message: Message, change: (xml: string) => string = (xml) => xml): Uint8Array {
  return new TextEncoder().encode(change(message.xml));
}
