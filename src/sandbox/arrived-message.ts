import { resourcesOf } from "../fhir/bundle.js";
import { readXml } from "../fhir/read-xml.js";
import type { Bundle, Patient, Resource } from "../fhir/types.js";
import { extensions } from "../terminology/profiles.js";
import { systems } from "../terminology/systems.js";

/** What a practice's system looks at before it judges a message. Every part may be missing. */
export interface ArrivedMessage {
  readonly headerId: string | undefined;
  readonly senderReference: string | undefined;
  readonly bundleIdentifier: string | undefined;
  readonly documentIdentifier: string | undefined;
  readonly patient: ArrivedPatient | undefined;
}

/** The patient as the message names them. */
export interface ArrivedPatient {
  readonly nhsNumber: string | undefined;
  readonly birthDate: string | undefined;
  readonly family: string | undefined;
  readonly given: readonly string[];
}

/** Reads as much as is there; undefined where the bytes are no XML of FHIR at all. */
export function readArrivedMessage(body: Uint8Array): ArrivedMessage | undefined {
  const bundle = parse(body);
  if (bundle?.resourceType !== "Bundle") return undefined;
  const [header] = resourcesOf(bundle, "MessageHeader");
  const document = resourcesOf(bundle, "Bundle")[0];
  const handling = header?.extension?.find(({ url }) => url === extensions.messageHandling);
  return {
    headerId: header?.id,
    senderReference: handling?.extension?.find(({ url }) => url === "SenderReference")?.valueString,
    bundleIdentifier: bundle.identifier?.value,
    documentIdentifier: document?.identifier?.value,
    patient: document === undefined ? undefined : patientOf(document),
  };
}

function parse(body: Uint8Array): Resource | undefined {
  try {
    return readXml(body, { tolerant: true }).resource;
  } catch {
    return undefined; // What is wrong with it, the validator says.
  }
}

function patientOf(document: Bundle): ArrivedPatient | undefined {
  const patient: Patient | undefined = resourcesOf(document, "Patient")[0];
  if (patient === undefined) return undefined;
  const name = patient.name?.find(({ use }) => use === "official") ?? patient.name?.[0];
  return {
    nhsNumber: patient.identifier?.find(({ system }) => system === systems.nhsNumber)?.value,
    birthDate: patient.birthDate,
    family: name?.family,
    given: (name?.given ?? []).filter((one) => one !== null),
  };
}
