import { entryOf, rightMessage } from "../right-message.js";
import { edited, resourceIn, type Edit, type Resource } from "./edit.js";

/** The resources of the right message, by what they are. */
export const header: Resource = resourceIn(rightMessage, "MessageHeader");
export const sender: Resource = resourceIn(rightMessage, "Organization");
export const composition: Resource = resourceIn(rightMessage, "Composition");
export const encounter: Resource = resourceIn(rightMessage, "Encounter");
export const pharmacy: Resource = resourceIn(rightMessage, "Organization", 1);
export const practitioner: Resource = resourceIn(rightMessage, "Practitioner");
export const role: Resource = resourceIn(rightMessage, "PractitionerRole");
export const patient: Resource = resourceIn(rightMessage, "Patient");
export const bloodPressure: Resource = resourceIn(rightMessage, "Observation");
export const pulse: Resource = resourceIn(rightMessage, "Observation", 1);
/** Without a value, so that it can be made to say something else. */
export const finding: Resource = resourceIn(rightMessage, "Observation", 2);
export const temperature: Resource = resourceIn(rightMessage, "Observation", 3);
export const weight: Resource = resourceIn(rightMessage, "Observation", 4);
export const height: Resource = resourceIn(rightMessage, "Observation", 5);
export const supply: Resource = resourceIn(rightMessage, "MedicationDispense");
export const declined: Resource = resourceIn(rightMessage, "MedicationDispense", 1);
export const condition: Resource = resourceIn(rightMessage, "Condition");
export const complaint: Resource = resourceIn(rightMessage, "Condition", 1);
export const summary: Resource = resourceIn(rightMessage, "ClinicalImpression");
export const history: Resource = resourceIn(rightMessage, "ClinicalImpression", 1);
export const plan: Resource = resourceIn(rightMessage, "ClinicalImpression", 5);
export const signposting: Resource = resourceIn(rightMessage, "ClinicalImpression", 6);

/** One place of the whole right message, replaced. */
export function whole(from: string | RegExp, to: string, xml: string = rightMessage): Edit {
  return edited(xml, [0, xml.length], from, to);
}

/** An id that no resource has, and one for a resource that is added. */
export const nobody = "ffffffff-ffff-4fff-8fff-ffffffffffff";
export const added = "eeeeeeee-0000-4000-8000-000000000001";

/** An entry of a resource of some type with an id of its own; the mark is at the resource. */
export function entry(type: string, inside: string, id: string = added): string {
  return (
    `<entry><fullUrl value="urn:uuid:${id}"/><resource>\n§<${type}><id value="${id}"/>${inside}</${type}>` +
    "</resource></entry>"
  );
}

/** The right message with an entry twice, the second under an id of its own; the section names it too. */
export function entryTwice(type: string, nth = 0): Edit {
  const first = entryOf(type, nth);
  const id = /<id value="([^"]*)"/.exec(first)?.[1] ?? "";
  const second = first
    .replace(`urn:uuid:${id}`, `urn:uuid:${added}`)
    .replace(`<id value="${id}"`, `<id value="${added}"`)
    .replace(`<${type}>`, `§<${type}>`);
  const xml = rightMessage
    .replace(first, () => first + second)
    .replace("<section>", `<section><entry><reference value="urn:uuid:${added}"/></entry>`);
  return edited(xml, [0, xml.length], /$/, "");
}

/** The right message without an entry, and the issue at an element elsewhere. */
export function withoutEntry(type: string, nth: number, at: string | RegExp): Edit {
  return marked(rightMessage.replace(entryOf(type, nth), ""), at);
}

/** A text as it is, and the issue at the first place that looks like this. */
export function marked(xml: string, at: string | RegExp): Edit {
  const offset = typeof at === "string" ? xml.indexOf(at) : xml.search(at);
  if (offset < 0) throw new Error(`no such place: ${String(at)}`);
  return { xml, at: xml.indexOf("<", offset) };
}

/** The text that a narrative has. */
export const narrative =
  '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Seen.</div></text>';

/** Code and display of a coding, as they stand in XML. */
export function coded(code: string, display: string): string {
  return `<code value="${code}"/><display value="${display}"/>`;
}
