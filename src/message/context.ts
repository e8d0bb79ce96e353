import type { Consultation } from "../consultation/consultation.js";
import { referenceTo } from "../fhir/bundle.js";
import type { Identifier, Reference } from "../fhir/types.js";
import type { Coding } from "../terminology/coding.js";
import { serviceCoding } from "../terminology/services.js";
import type { Instant } from "../values/instant.js";
import { parseUuid, type Uuid } from "../values/uuid.js";
import type { MessageVersion } from "./message-version.js";
import type { Sender } from "./sender-profile.js";

/** The ids of the resources of which a message has exactly one. */
export interface ResourceIds {
  readonly messageBundle: Uuid;
  readonly messageHeader: Uuid;
  readonly headerOrganization: Uuid;
  readonly documentBundle: Uuid;
  readonly composition: Uuid;
  readonly encounter: Uuid;
  readonly patient: Uuid;
  readonly pharmacy: Uuid;
  readonly practitioner: Uuid;
  readonly practitionerRole: Uuid;
}

/** What the resources of one message share. */
export interface MessageContext {
  readonly consultation: Consultation;
  readonly sender: Sender;
  /** The moment of composing. */
  readonly now: Instant;
  readonly ids: ResourceIds;
  readonly service: Coding;
  readonly title: string;
  readonly newId: () => Uuid;
  /** 1, or one more than what it replaces (UR-081). */
  readonly version: number;
  readonly replaces: MessageVersion | undefined;
}

/** Draws the ids in a fixed order, so that the same source of ids gives the same message. */
export function contextOf(
  consultation: Consultation, sender: Sender, now: Instant, source: () => string, replaces: MessageVersion | undefined,
): MessageContext {
  const newId = (): Uuid => parseUuid(source());
  const service = serviceCoding(consultation.service, sender.release);
  return {
    consultation,
    sender,
    now,
    ids: {
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
    },
    service,
    title: `${consultation.pharmacy.name} - ${service.display}`,
    newId,
    version: (replaces?.version ?? 0) + 1,
    replaces,
  };
}

/** UR-007: a reference is `urn:uuid:` and the id. */
export function refer(id: Uuid): Reference {
  return { reference: referenceTo(id) };
}

/** A resource's own identifier: its id, in the sender's system. */
export function identifierOf(id: Uuid, { sender }: MessageContext): Identifier {
  return { system: sender.identifierSystem, value: id };
}
