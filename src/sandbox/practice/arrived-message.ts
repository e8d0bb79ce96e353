import { resourcesOf } from "../../fhir/bundle.js";
import { readXml } from "../../fhir/xml/read-xml.js";
import type { Bundle, CodeableConcept, Coding, Patient, Resource } from "../../fhir/types.js";
import { findService, type Service } from "../../terminology/services.js";
import type { Heading } from "../../terminology/headings.js";
import { extensions } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";

/** What a practice's system reads before it checks a message. Any part may be missing. */
export interface ArrivedMessage {
  readonly headerId: string | undefined;
  readonly senderReference: string | undefined;
  readonly bundleIdentifier: string | undefined;
  readonly documentIdentifier: string | undefined;
  readonly patient: ArrivedPatient | undefined;
  /** The statements under the heading `clinical-summary`, a line each; empty where there is none. */
  readonly clinicalSummary: string;
  /** What it is about, for a list: `Pharmacy First, Sinusitis`. Undefined where it names no service that we know. */
  readonly service: string | undefined;
}

/** The patient, as given in the message. */
export interface ArrivedPatient {
  readonly nhsNumber: string | undefined;
  readonly birthDate: string | undefined;
  readonly family: string | undefined;
  readonly given: readonly string[];
}

/**
 * A FHIR id, and a SenderReference that ITK3 allows. An acknowledgement cannot repeat anything else (10009 and 20009
 * tell the sender why).
 */
const id = /^[A-Za-z0-9.-]{1,64}$/;
const echoable = /^\S(?:.{0,253}\S)?$/;

/** Reads as much as it can. Undefined where the bytes are not FHIR XML at all. */
export function readArrivedMessage(body: Uint8Array): ArrivedMessage | undefined {
  const bundle = parse(body);
  if (bundle?.resourceType !== "Bundle") return undefined;
  const [header] = resourcesOf(bundle, "MessageHeader");
  const document = resourcesOf(bundle, "Bundle")[0];
  const handling = header?.extension?.find(({ url }) => url === extensions.messageHandling);
  return {
    headerId: fitting(header?.id, id),
    senderReference: fitting(handling?.extension?.find(({ url }) => url === "SenderReference")?.valueString, echoable),
    bundleIdentifier: bundle.identifier?.value,
    documentIdentifier: document?.identifier?.value,
    patient: document === undefined ? undefined : patientOf(document),
    clinicalSummary: document === undefined ? "" : summaryOf(document),
    service: document === undefined ? undefined : serviceIn(document),
  };
}

function summaryOf(document: Bundle): string {
  const heading: Heading = "clinical-summary";
  return resourcesOf(document, "ClinicalImpression")
    .filter(({ meta }) => meta?.tag?.some(({ code }) => code === heading) === true)
    .map(({ summary = "" }) => summary)
    .join("\n");
}

const serviceNames: Readonly<Record<Service, string>> = {
  "pharmacy-first": "Pharmacy First",
  "blood-pressure-check": "Blood pressure check",
  contraception: "Contraception",
  "urgent-supply": "Urgent supply",
};

/** The service, and the first presenting complaint. */
function serviceIn(document: Bundle): string | undefined {
  const code = codeIn(resourcesOf(document, "Composition")[0]?.type)?.code;
  const found = code === undefined ? undefined : findService(code);
  const complaint = codeIn(resourcesOf(document, "Condition")[0]?.code)?.display;
  if (found === undefined) return complaint;
  return [serviceNames[found.service], complaint ?? []].flat().join(", ");
}

function codeIn(concept: CodeableConcept | undefined): Coding | undefined {
  return concept?.coding?.find((coding) => coding.system === systems.snomed);
}

function fitting(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

function parse(body: Uint8Array): Resource | undefined {
  try {
    return readXml(body, { tolerant: true }).resource;
  } catch {
    return undefined; // The validator says what is wrong with it.
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
