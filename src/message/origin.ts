import type { Bundle, BundleEntry, Resource, ResourceType } from "../fhir/types.js";

/** The part of the consultation that each composed resource came from: noted while it is composed. */
const origins = new WeakMap<Resource, string>();

/** Notes that these resources say what is at this place of the consultation. */
export function from<Composed extends Resource>(place: string, resources: readonly Composed[]): readonly Composed[] {
  for (const resource of resources) origins.set(resource, place);
  return resources;
}

/** As {@link from}, for each item of a list of the consultation. */
export function fromEach<Item, Composed extends Resource>(
  list: string,
  items: readonly Item[] | undefined,
  compose: (item: Item) => readonly Composed[],
): readonly Composed[] {
  return (items ?? []).flatMap((item, index) => from(`${list}[${index}]`, compose(item)));
}

/** As {@link from}, for a member that may be left out. */
export function fromOne<Part, Composed extends Resource>(
  place: string,
  part: Part | undefined,
  compose: (part: Part) => Composed,
): readonly Composed[] {
  return part === undefined ? [] : from(place, [compose(part)]);
}

type Rows = readonly (readonly [element: string, member: string])[];

/** Which element of a resource says which member of its part; of several, the first. */
const members: Readonly<Partial<Record<ResourceType, Rows>>> = {
  Composition: [
    ["type", "service"],
    ["title", "pharmacy.name"],
    ["date", "endedAt"],
  ],
  Condition: [
    ["code", "condition"],
    ["bodySite", "bodySite"],
    ["clinicalStatus", "clinicalStatus"],
  ],
  Encounter: [
    ["type", "seen"],
    ["reason", "service"],
    ["period.start", "startedAt"],
    ["period.end", "endedAt"],
    ["extension", "outcomeOfAttendance"],
  ],
  MedicationDispense: [
    ["medicationCodeableConcept", "product"],
    ["type", "supplyType"],
    ["quantity", "quantity"],
    ["daysSupply", "daysSupply"],
    ["whenHandedOver", "suppliedAt"],
    ["dosageInstruction[0].route", "dose.route"],
    ["dosageInstruction[0].site", "dose.site"],
    ["dosageInstruction[0].timing", "dose.timing"],
    ["dosageInstruction[0].doseQuantity", "dose.quantity"],
    ["dosageInstruction[0].maxDosePerPeriod", "dose.maximum"],
    ["dosageInstruction", "dosage"],
    ["notDoneReasonCodeableConcept", "reason"],
  ],
  Observation: [
    ["effectiveDateTime", "measuredAt"],
    ["bodySite", "bodySite"],
    ["interpretation", "interpretation"],
    ["referenceRange", "referenceRange"],
  ],
  Organization: [
    ["identifier", "odsCode"],
    ["name", "name"],
  ],
  Patient: [
    ["identifier", "nhsNumber"],
    ["name[0].family", "name.family"],
    ["name[0]", "name"],
    ["name", "otherNames"],
    ["birthDate", "birthDate"],
    ["gender", "gender"],
    ["telecom", "telecom"],
    ["address", "address"],
  ],
  Practitioner: [["name", "name"]],
  PractitionerRole: [["code", "role"]],
};

const inDocument = /^Bundle\.entry\[2\]\.resource\.entry\[([0-9]+)\]\.resource(?:\.(.*))?$/s;

/**
 * The place in the consultation of what a composed message says at a FHIR path; the consultation itself (an empty path)
 * for what says nothing of one part alone.
 */
export function originOf(message: Bundle, fhirPath: string): string {
  const [, entry, element = ""] = inDocument.exec(fhirPath) ?? [];
  const document = message.entry?.[2]?.resource as Partial<Pick<Bundle, "entry">> | undefined;
  const resource = entry === undefined ? undefined : (document?.entry?.[Number(entry)] as BundleEntry).resource;
  const part = resource === undefined ? undefined : origins.get(resource);
  if (resource === undefined || part === undefined) return "";
  const [, member] = (members[resource.resourceType] ?? []).find(([name]) => isWithin(element, name)) ?? [];
  return [part, member].filter((name) => name !== undefined && name !== "").join(".");
}

function isWithin(element: string, name: string): boolean {
  return element.startsWith(name) && ["", ".", "["].includes(element.charAt(name.length));
}
