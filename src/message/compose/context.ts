import type { Consultation } from "../../consultation/consultation.js";
import type { OtherPractitioner } from "../../consultation/people/practitioner.js";
import { referenceTo } from "../../fhir/bundle.js";
import type { Identifier, Reference } from "../../fhir/types.js";
import type { Coding } from "../../terminology/systems.js";
import { releases } from "../../terminology/release.js";
import { serviceCoding } from "../../terminology/services.js";
import type { Instant } from "../../values/dates.js";
import { InvalidValueError } from "../../errors.js";
import { parseUuid, type Uuid } from "../../values/uuid.js";
import type { MessageVersion } from "../replacement.js";
import type { Sender } from "../sender-profile.js";

/** The ids of a person and their job role. */
export interface PersonIds {
  readonly practitioner: Uuid;
  readonly practitionerRole: Uuid;
}

/** The ids of the resources of which a message has exactly one; `practitioner` is the one who saw the patient. */
interface ResourceIds extends PersonIds {
  readonly messageBundle: Uuid;
  readonly messageHeader: Uuid;
  readonly headerOrganization: Uuid;
  readonly documentBundle: Uuid;
  readonly composition: Uuid;
  readonly encounter: Uuid;
  readonly patient: Uuid;
  readonly pharmacy: Uuid;
}

/** What the resources of one message share. */
export interface MessageContext {
  readonly consultation: Consultation;
  readonly sender: Sender;
  /** The moment of composing. */
  readonly now: Instant;
  readonly ids: ResourceIds;
  /** Everybody else who took part, in the order of the consultation. */
  readonly others: readonly { readonly person: OtherPractitioner; readonly ids: PersonIds }[];
  readonly service: Coding;
  readonly title: string;
  readonly newId: () => Uuid;
  /** 1, or one more than what it replaces (UR-081). */
  readonly version: number;
  readonly replaces: MessageVersion | undefined;
}

/** Draws the ids in a fixed order, so that the same source of ids gives the same message. */
export function contextOf(
  consultation: Consultation,
  sender: Sender,
  now: Instant,
  source: () => string,
  replaces: MessageVersion | undefined,
): MessageContext {
  const newId = (): Uuid => parseUuid(source());
  const service = serviceOf(consultation, sender);
  const ids = {
    messageBundle: newId(),
    messageHeader: newId(),
    headerOrganization: newId(),
    documentBundle: newId(),
    composition: newId(),
    encounter: newId(),
    patient: newId(),
    pharmacy: newId(),
    practitioner: newId(),
    practitionerRole: newId(),
  };
  const others = consultation.otherPractitioners ?? [];
  return {
    consultation,
    sender,
    now,
    ids,
    others: others.map((person) => ({ person, ids: { practitioner: newId(), practitionerRole: newId() } })),
    service,
    title: titleOf(consultation.pharmacy.name, service),
    newId,
    version: (replaces?.version ?? 0) + 1,
    replaces,
  };
}

/** UR-053: not every release lists every service. */
function serviceOf({ service }: Consultation, { release }: Sender): Coding {
  const coding = serviceCoding(service, release);
  if (coding !== undefined) return coding;
  const listing = releases.filter((one) => serviceCoding(service, one) !== undefined).join(", ");
  throw new InvalidValueError(
    "sender's release",
    `does not list the service ${service}; only ${listing} does (UR-053)`,
  );
}

/** Who a label refers to: one of the other practitioners, or, without a label, the one who saw the patient. */
export function referToPerson({ ids, others }: MessageContext, label: string | undefined): Reference {
  return refer((others.find(({ person }) => person.label === label)?.ids ?? ids).practitioner);
}

/** UR-007: a reference is `urn:uuid:` and the id. */
export function refer(id: Uuid): Reference {
  return { reference: referenceTo(id) };
}

/** A resource's own identifier: its id, in the sender's system. */
export function identifierOf(id: Uuid, { sender }: MessageContext): Identifier {
  return { system: sender.identifierSystem, value: id };
}

/** The title of a document: where the patient was seen, and by which service, as in the official examples. */
export function titleOf(pharmacyName: string, service: Coding): string {
  return `${pharmacyName} - ${service.display}`;
}
