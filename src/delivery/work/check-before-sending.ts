import { resourcesOf } from "../../fhir/bundle.js";
import { readXml } from "../../fhir/xml/read-xml.js";
import type { Patient } from "../../fhir/types.js";
import { XmlReadError } from "../../fhir/xml/errors.js";
import { type SenderProfile, foldSurname } from "../../message/sender-profile.js";
import { systems } from "../../terminology/systems.js";
import type { Envelope, Transport } from "../../transport/transport.js";
import { isNhsNumber, isTestNhsNumber } from "../../values/nhs-number.js";
import { DeliveryError } from "../delivery-error.js";

/**
 * The last look before a message is stored to be sent: at the very bytes, at the address and at the subject.
 * @throws DeliveryError with reason `other-patient` (CS-25) or `test-in-live` (CS-24).
 */
export function checkBeforeSending(
  envelope: Envelope,
  { environment }: Pick<Transport, "environment">,
  sender: SenderProfile,
): void {
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
      "The patient in the message, in its address and in its subject are not the same person: nothing was stored " +
        "or sent (CS-25). Build the message anew.",
    );
  }
  if (environment !== "live") return;
  if ((isNhsNumber(nhsNumber) && isTestNhsNumber(nhsNumber)) || [envelope.to, sender.mailboxId].some(isTestMailbox)) {
    throw new DeliveryError(
      "test-in-live",
      "A test patient or a test mailbox has no place in the live environment: nothing was stored or sent (CS-24).",
    );
  }
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

/** UR-091. A mailbox of a practice says nothing of the patient. */
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

/** UR-092. */
function isNamedIn(subject: string, nhsNumber: string): boolean {
  const numbers = Array.from(subject.matchAll(/NHS Number: ([0-9]{10})(?![0-9])/g), ([, number]) => number);
  return numbers.length > 0 && numbers.every((number) => number === nhsNumber);
}

/** The mailboxes of NHS England's MESH sandbox, and of this project's. */
function isTestMailbox(id: string): boolean {
  return /^X26ABC[0-9]+$/i.test(id);
}
