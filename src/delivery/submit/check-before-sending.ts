import { resourcesOf } from "../../fhir/bundle.js";
import { readXml } from "../../fhir/xml/read-xml.js";
import type { Patient } from "../../fhir/types.js";
import { XmlReadError } from "../../fhir/xml/errors.js";
import { type SenderProfile, foldSurname } from "../../message/sender-profile.js";
import { systems } from "../../terminology/systems.js";
import type { Envelope, Transport } from "../../transport/transport.js";
import { isNhsNumber, isTestNhsNumber } from "../../values/nhs-number.js";
import type { BuiltMessage } from "../delivery.js";
import { DeliveryError } from "../delivery-error.js";

/**
 * The last check before a message is stored and sent. It reads the bytes themselves, the address and the subject.
 * Returns the patient's NHS number.
 * @throws DeliveryError with reason `other-patient` (CS-25) or `test-in-live` (CS-24).
 */
export function checkBeforeSending(
  envelope: Envelope,
  { environment }: Pick<Transport, "environment">,
  sender: SenderProfile,
): string {
  const patient = patientIn(envelope.body);
  const nhsNumber = numberOf(patient);
  if (
    patient === undefined ||
    nhsNumber === undefined ||
    !isRoutedTo(patient, nhsNumber, envelope.to, sender) ||
    !isNamedIn(envelope.subject, nhsNumber)
  ) {
    throw new DeliveryError(
      "other-patient",
      "The message, its address and its subject do not name the same patient: nothing was stored or sent (CS-25). " +
        "Build the message again.",
    );
  }
  if (environment !== "live") return nhsNumber;
  if ((isNhsNumber(nhsNumber) && isTestNhsNumber(nhsNumber)) || [envelope.to, sender.mailboxId].some(isTestMailbox)) {
    throw new DeliveryError(
      "test-in-live",
      "Test patients and test mailboxes are not allowed in the live environment: nothing was stored or sent (CS-24).",
    );
  }
  return nhsNumber;
}

/**
 * Refuses a message that was built with another sender's profile: it names another mailbox (UR-005), which would get
 * the answers.
 * @throws DeliveryError with reason `other-mailbox`.
 */
export function checkSource({ bundle }: Pick<BuiltMessage, "bundle">, { mailboxId }: SenderProfile): void {
  const [header] = resourcesOf(bundle, "MessageHeader");
  if (header?.source?.endpoint === mailboxId) return;
  throw new DeliveryError(
    "other-mailbox",
    "The message names a different mailbox from this delivery's, so its answers would go to the wrong mailbox. Build " +
      "it with this delivery's sender profile.",
  );
}

function patientIn(body: Uint8Array): Patient | undefined {
  try {
    const { resource } = readXml(body);
    if (resource.resourceType !== "Bundle") return undefined;
    const patients = resourcesOf(resource, "Bundle").flatMap((document) => resourcesOf(document, "Patient"));
    return patients.length === 1 ? patients[0] : undefined;
  } catch (error) {
    if (error instanceof XmlReadError) return undefined;
    throw error;
  }
}

function numberOf(patient: Patient | undefined): string | undefined {
  return patient?.identifier?.find(({ system }) => system === systems.nhsNumber)?.value;
}

const routingAddress = /^GPPROVIDER_(?<number>[0-9]{10})_(?<born>[0-9]{8})_(?<surname>[^_]+)$/;

/** UR-091. An address that is a practice's mailbox does not name a patient, so there is nothing to compare. */
function isRoutedTo(
  { birthDate = "", name = [] }: Patient,
  nhsNumber: string,
  to: string,
  sender: SenderProfile,
): boolean {
  if (!to.toUpperCase().startsWith("GPPROVIDER_")) return true;
  const { number, born, surname } = routingAddress.exec(to)?.groups ?? {};
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const wanted = sender.dateOfBirthFormat === "ddMMyyyy" ? `${day}${month}${year}` : `${year}${month}${day}`;
  const family = name.find(({ use }) => use === "official")?.family ?? "";
  return number === nhsNumber && born === wanted && surname === (sender.surnameForRouting ?? foldSurname)(family);
}

/** UR-092: every NHS number in the subject is the patient's, and there is at least one. */
function isNamedIn(subject: string, nhsNumber: string): boolean {
  const numbers = Array.from(subject.matchAll(/NHS Number: ([0-9]{10})(?![0-9])/g), ([, number]) => number);
  return numbers.length > 0 && numbers.every((number) => number === nhsNumber);
}

/** A mailbox of NHS England's MESH sandbox, or of this project's. */
function isTestMailbox(id: string): boolean {
  return /^X26ABC[0-9]+$/i.test(id);
}
