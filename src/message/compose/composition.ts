import type { Composition } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { type OwnResource, conceptOf, metaOf } from "./elements.js";
import { identifierOf, refer, type MessageContext } from "./context.js";

/**
 * UR-030. Dated when the consultation ended, the last moment at which its author wrote in it; its one section
 * references all other resources of the document. No narrative (UR-023). A replacement names the payload just before it
 * (UR-080) and has status final like any other.
 */
export function composeComposition(context: MessageContext, others: readonly OwnResource[]): Composition & OwnResource {
  const { consultation, ids, now, service, title, replaces, version } = context;
  return {
    resourceType: "Composition",
    id: ids.composition,
    // UR-081: the first version is not counted, as in the official examples.
    meta: { ...(version === 1 ? {} : { versionId: String(version) }), ...metaOf(profiles.composition, now) },
    // UR-080: the same as the document bundle's, so that a replacement that names either is understood.
    identifier: identifierOf(ids.documentBundle, context),
    status: "final",
    type: conceptOf(service),
    subject: refer(ids.patient),
    encounter: refer(ids.encounter),
    date: consultation.endedAt ?? consultation.startedAt,
    author: [refer(ids.practitioner)],
    title,
    ...(replaces === undefined
      ? {}
      : { relatesTo: [{ code: "replaces", targetIdentifier: replaces.documentIdentifier }] }),
    section: [{ entry: others.map(({ id }) => refer(id)) }],
  };
}
