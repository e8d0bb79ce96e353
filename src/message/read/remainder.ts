import type { ReadProblem } from "../../fhir/xml/errors.js";
import type { Resource } from "../../fhir/types.js";
import { leavesOf } from "./part.js";

/** Something in a message that a {@link ReceivedMessage} does not hold. It may be patient data: never log it. */
export interface Remainder {
  /** Its place: `Bundle.entry[2].resource.entry[5].resource.issued`. */
  readonly path: string;
  /** Its value as in the message; if it is not FHIR at all, what is wrong with it. */
  readonly what: string;
}

/** Reading problems that mean that the text holds more than the resource does. */
const lossy: readonly ReadProblem["reason"][] = [
  "unknown-resource-type",
  "unknown-element",
  "unknown-attribute",
  "wrong-namespace",
  "repeated",
  "stray-text",
  "wrong-kind",
  "wrong-cardinality",
];

/** What no reader took, in the order of the message, and what was not FHIR. */
export function remainderOf(
  resource: Resource,
  taken: ReadonlySet<string>,
  problems: readonly ReadProblem[],
): readonly Remainder[] {
  const left = leavesOf(resource, resource.resourceType).filter(({ path }) => !taken.has(path));
  const lost = problems
    .filter(({ reason }) => lossy.includes(reason))
    .map(({ path, message }) => ({ path, what: message }));
  return [...left, ...lost];
}
