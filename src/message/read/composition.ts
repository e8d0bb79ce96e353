import type { Composition } from "../../fhir/types.js";
import type { Coding } from "../../terminology/systems.js";
import { profiles } from "../../terminology/profiles.js";
import { takeConcept } from "./concepts.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { refersTo, takeFrame, takeIdentifier, type Reading } from "./reading.js";
import type { ReceivedMessage } from "./received.js";

/** What is known once the rest of the document was read. */
export interface Around {
  readonly documentId: string;
  readonly service: Coding;
  readonly date: string | undefined;
  readonly title: string;
  /** The addresses of all resources of the document. */
  readonly fullUrls: readonly string[];
}

/** UR-030, UR-080, UR-081: which version it is, and what it replaces. */
export function readComposition(
  part: Part<Composition>,
  reading: Reading,
  around: Around,
): { readonly version: number } & Pick<ReceivedMessage, "replaces"> {
  takeFrame(part, reading, profiles.composition);
  takeIdentifier(part.part("identifier"), reading.identifierSystem, around.documentId);
  part.is("status", "final");
  takeConcept(part.part("type"), around.service);
  refersTo(part.part("subject"), reading.patient);
  refersTo(part.part("encounter"), reading.encounter);
  part.is("date", around.date);
  for (const author of part.parts("author")) refersTo(author, reading.practitioner);
  part.is("title", around.title);
  for (const section of part.parts("section"))
    for (const entry of section.parts("entry"))
      refersTo(entry, around.fullUrls.find((url) => url === entry.see("reference")) ?? "");
  const relation = part.parts("relatesTo").find((one) => one.is("code", "replaces"));
  const target = relation?.part("targetIdentifier");
  const replaces =
    target === undefined ? undefined : known({ system: target.text("system"), value: target.text("value") });
  return { version: versionOf(part), ...(replaces === undefined ? {} : { replaces }) };
}

function versionOf(part: Part<Composition>): number {
  const counted = part.part("meta")?.oneOf("versionId", (text): text is string => /^[1-9][0-9]{0,8}$/.test(text));
  return Number(counted ?? 1);
}
