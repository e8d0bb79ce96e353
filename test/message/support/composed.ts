import { pharmacyFirst, type Consultation, type ClinicalPathwayInput } from "../../../src/consultation/index.js";
import { entriesOf, resourcesOf } from "../../../src/fhir/bundle.js";
import type { Bundle, Resource, ResourceType } from "../../../src/fhir/types.js";
import { composeMessage, type ComposedMessage, type SenderProfile } from "../../../src/message/index.js";
import { fullInput } from "../../consultation/inputs.js";

export const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" };

export const clock = (): Date => new Date("2025-07-02T09:30:00.250Z");

/** Ids that count from 1, so that a test can name them. */
export function countingIds(): () => string {
  let count = 0;
  return () => idOf((count += 1));
}

export function idOf(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
}

export function compose(
  input: ClinicalPathwayInput | Consultation = fullInput,
  changes: Partial<SenderProfile> = {},
): ComposedMessage {
  const consultation = "service" in input ? input : pharmacyFirst.sinusitis(input);
  return composeMessage(consultation, { sender: { ...sender, ...changes }, clock, newId: countingIds() });
}

/** The document inside the message. */
export function documentOf({ bundle }: ComposedMessage): Bundle {
  const [document] = resourcesOf(bundle, "Bundle");
  if (document === undefined) throw new Error("no document");
  return document;
}

/** All resources of one type in the document. */
export function allOf<T extends ResourceType>(
  message: ComposedMessage,
  type: T,
): readonly Extract<Resource, { readonly resourceType: T }>[] {
  return resourcesOf(documentOf(message), type);
}

/** The one resource of this type in the document. */
export function oneOf<T extends ResourceType>(
  message: ComposedMessage,
  type: T,
): Extract<Resource, { readonly resourceType: T }> {
  const [resource, ...more] = allOf(message, type);
  if (resource === undefined || more.length > 0) throw new Error(`not exactly one ${type}`);
  return resource;
}

/** Every resource of the message, bundles among them. */
export function everyResource({ bundle }: ComposedMessage): readonly Resource[] {
  const below = (inner: Bundle): readonly Resource[] =>
    entriesOf(inner).flatMap(({ resource }) =>
      resource === undefined ? [] : [resource, ...(resource.resourceType === "Bundle" ? below(resource) : [])],
    );
  return [bundle, ...below(bundle)];
}
