import { errorOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import type { ResourceType } from "../../fhir/types.js";

/** What a request holds, in this order (UR-003). */
export const messageHolds: readonly ResourceType[] = ["MessageHeader", "Organization", "Bundle"];

/** What an acknowledgement holds (UR-110). */
export const acknowledgementHolds: readonly ResourceType[] = ["MessageHeader", "Organization", "OperationOutcome"];

/** What a document holds at least once (UR-021). */
export const documentHolds: readonly ResourceType[] = [
  "Composition",
  "Encounter",
  "Patient",
  "Organization",
  "Practitioner",
  "ClinicalImpression",
];

/** The header is the first entry of either kind of message. */
export function headerFirst(subject: Subject, rule: string, found: Finding[]): void {
  const first = subject.places.find(({ level }) => level === "message");
  const header = subject.of("MessageHeader", "message")[0];
  if (header !== undefined && first?.path !== header.path)
    found.push(errorOf(rule, "wrong-order", header.path, "The MessageHeader is not the first entry: move it there."));
}

/** Reports which of these types a message does not hold. */
export function missing(subject: Subject, types: readonly string[], rule: string, found: Finding[]): void {
  for (const type of types) {
    if (!subject.places.some((place) => place.level === "message" && place.type === type)) {
      found.push(
        errorOf(rule, "required", subject.places[0]?.path ?? "Bundle", `The message has no ${type}: add it.`, {
          expected: type,
        }),
      );
    }
  }
}

/** The header of an acknowledgement that has no OperationOutcome. */
export function withoutOutcome(subject: Subject): ReturnType<typeof subject.of<"MessageHeader">> {
  return subject.of("OperationOutcome", "message").length === 0
    ? subject.of("MessageHeader", "message").slice(0, 1)
    : [];
}
