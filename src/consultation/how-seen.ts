import type { SeenAs } from "../terminology/encounter.js";
import { once } from "../values/once.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { choose } from "./schema/choose.js";
import { oneOf } from "./schema/one-of.js";
import type { Schema } from "./schema/schema.js";

/**
 * How the patient was seen (UR-031): in person at the pharmacy, by telephone, by video, or remotely where the means is
 * not known; anything else, such as in person elsewhere, as the caller's own SNOMED CT coding.
 *
 * @example
 * const seen: HowSeenInput = "telephone";
 */
export type HowSeenInput = SeenAs | CodedConceptInput;
/** A {@link HowSeenInput} that was checked. */
export type HowSeen = SeenAs | CodedConcept;

const word = once((): Schema<SeenAs> => oneOf(["in-person", "telephone", "video", "remote"], "UR-031"));

/** Schema of {@link HowSeenInput}. @internal */
export const howSeen: () => Schema<HowSeenInput, HowSeen> = once(() =>
  choose((input) => (typeof input === "string" ? word() : codedConcept()), [word, codedConcept]),
);
