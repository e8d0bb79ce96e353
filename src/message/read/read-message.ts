import { readResource } from "../../fhir/read-resource.js";
import type { Bundle, Resource } from "../../fhir/types.js";
import type { Release } from "../../terminology/release.js";
import { MessageUnreadableError, readBundle, type MessageUnreadableReason } from "../unreadable.js";
import type { SenderProfile } from "../sender-profile.js";
import { titleOf } from "../compose/context.js";
import { readComposition, serviceOf } from "./composition.js";
import { readEncounter, recorderOf } from "./encounter.js";
import { readEnvelope, type Envelope } from "./envelope.js";
import { readItems } from "./items.js";
import { filled, known } from "./known.js";
import { Part } from "./part.js";
import { readPatient } from "./patient.js";
import { peopleOf, readPeople, readPharmacy } from "./people.js";
import { named, ofType, placedIn, type Placed } from "./placed.js";
import type { Reading } from "./reading.js";
import type { ReceivedMessage } from "./received.js";
import { remainderOf } from "./remainder.js";

/**
 * Reads an Update Record message in XML or in FHIR JSON, from this library or any other sender: what it says of the
 * consultation, who sent it, its ids, what it replaces. Tolerant where the documents contradict each other
 * (update-record.md, section 10). It judges nothing: `validateMessage` does. Nothing is dropped unnoticed: what no
 * member holds is in `remainder`.
 *
 * @example
 * const { consultation, sender, remainder } = readMessage(xml);
 * @throws MessageUnreadableError where it is no Update Record message about one patient and one encounter.
 */
export function readMessage(source: string | Uint8Array): ReceivedMessage {
  const { bundle, problems } = readBundle(source, MessageUnreadableError, readResource);
  const taken = new Set<string>();
  const message = readParts(new Part(bundle, "Bundle", taken));
  return { ...message, remainder: remainderOf(bundle, taken, problems) };
}

function readParts(bundle: Part<Bundle>): Omit<ReceivedMessage, "remainder"> {
  const envelope = readEnvelope(bundle);
  const { document, composedAt, identifierSystem } = envelope;
  const placed = placedIn(document);
  const composition = only(ofType(placed, "Composition"), "no-composition");
  const encounter = only(ofType(placed, "Encounter"), "no-encounter");
  const patient = only(ofType(placed, "Patient"), "no-patient");
  const { service, release, coding } = serviceOf(composition.part, encounter.part);
  const pharmacy =
    named(ofType(placed, "Organization"), encounter.part.part("serviceProvider")) ?? ofType(placed, "Organization")[0];
  const people = peopleOf(placed, recorderOf(encounter.part) ?? composition.part.see("author")?.[0]?.reference);
  const addresses = {
    composedAt,
    identifierSystem,
    patient: patient.fullUrl,
    encounter: encounter.fullUrl,
    pharmacy: pharmacy?.fullUrl ?? "",
    practitioner: people.first?.person.fullUrl ?? "",
  };
  const { startedAt, ...rest } = readEncounter(encounter.part, addresses, coding);
  const reading: Reading = { ...addresses, startedAt, labels: people.labels };

  const items = readItems(placed, reading, service);
  const who = readPatient(patient.part, reading);
  const where = pharmacy === undefined ? {} : readPharmacy(pharmacy.part, reading);
  const { version, replaces } = readComposition(composition.part, reading, {
    documentId: envelope.documentId,
    service: coding,
    date: rest.endedAt ?? startedAt,
    title: titleOf(where.name ?? "", coding),
    fullUrls: placed.map(({ fullUrl }) => fullUrl),
  });
  const inOrder: readonly (Placed | undefined)[] = [
    composition,
    encounter,
    patient,
    pharmacy,
    ...people.inOrder,
    ...items.read,
  ];
  const read = new Set(inOrder);
  const sender = senderOf(envelope, release);
  const ids = {
    messageBundle: envelope.messageId,
    messageHeader: envelope.headerId,
    documentBundle: envelope.documentId,
    composition: idOf(composition),
    encounter: idOf(encounter),
  };
  return {
    consultation: {
      service,
      patient: who,
      pharmacy: where,
      ...readPeople(people, encounter.part, reading),
      ...known({ startedAt }),
      ...rest,
      ...items.members,
      ...known({ otherResources: filled(placed.filter((place) => !read.has(place)).map(({ part }) => part.whole())) }),
    },
    release,
    sender,
    ids,
    idsInOrder: [
      envelope.messageId,
      envelope.headerId,
      envelope.headerOrganizationId,
      envelope.documentId,
      ...inOrder.map(idOf),
    ],
    composedAt,
    version: {
      ids,
      documentIdentifier: envelope.documentIdentifier,
      version,
      nhsNumber: who.nhsNumber ?? "",
      pharmacyOdsCode: where.odsCode ?? "",
      service,
      sentAt: composedAt,
    },
    ...known({ replaces }),
  };
}

function only<R extends Resource>(
  [place, ...more]: readonly Placed<R>[],
  otherwise: MessageUnreadableReason,
): Placed<R> {
  if (place === undefined || more.length > 0) throw new MessageUnreadableError(otherwise);
  return place;
}

function idOf(place: Placed | undefined): string {
  return place?.part.see("id") ?? "";
}

/** To build the same message again. */
function senderOf({ odsCode, mailboxId, identifierSystem, recipientType }: Envelope, release: Release): SenderProfile {
  return { odsCode, mailboxId, release, identifierSystem, ...known({ recipientType }) };
}
