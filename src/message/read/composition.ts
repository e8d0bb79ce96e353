import type { Composition, Encounter } from "../../fhir/types.js";
import { type Coding, systems } from "../../terminology/systems.js";
import { profiles } from "../../terminology/profiles.js";
import { takeConcept } from "./concepts.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { refersTo, takeFrame, takeIdentifier, type Reading, codeIn } from "./reading.js";
import type { ReceivedMessage } from "./received.js";
import { releases, type Release } from "../../terminology/release.js";
import { findService, serviceCoding, type Service } from "../../terminology/services.js";
import { MessageUnreadableError } from "../unreadable.js";

/** What is known once the rest of the document has been read. */
interface Around {
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

/** The service that a message is of, and the release whose code it has. */
interface ServiceFound {
  readonly service: Service;
  readonly release: Release;
  readonly coding: Coding;
}

/**
 * UR-050 to UR-053: Composition and Encounter name the same service. If two releases have the same code, the display
 * decides which it is; if that does not, it is the later one.
 */
export function serviceOf(composition: Part<Composition>, encounter: Part<Encounter>): ServiceFound {
  const type = composition.see("type");
  const code = codeIn(type, systems.snomed);
  const reason = codeIn(encounter.see("reason")?.[0], systems.snomed);
  const found = code === undefined || (reason !== undefined && reason !== code) ? undefined : findService(code);
  if (found === undefined) throw new MessageUnreadableError("service-unknown");
  const display = type?.coding?.[0]?.display;
  const using = releases
    .filter((release) => found.releases.includes(release))
    .flatMap((release) => {
      const coding = serviceCoding(found.service, release);
      return coding === undefined ? [] : [{ service: found.service, release, coding }];
    });
  // Releases are listed newest first.
  const [latest] = using;
  const chosen =
    latest?.coding.display === display ? latest : (using.find(({ coding }) => coding.display === display) ?? latest);
  if (chosen === undefined) throw new MessageUnreadableError("service-unknown");
  return chosen;
}
