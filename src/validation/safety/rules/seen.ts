import type { SeenAs } from "../../../terminology/encounter.js";
import type { Facts, ReadingFact } from "../facts/facts.js";
import { ambulatoryKinds } from "../facts/readings.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** How a patient is seen whose ear nobody looks into, in words. */
const fromAfar: Readonly<Record<Exclude<SeenAs, "in-person">, string>> = {
  telephone: "by telephone",
  video: "by video",
  remote: "remotely",
};

export const seenForIt: SafetyRule = {
  id: "CS-44",
  text:
    "A medicine supplied for acute otitis media under its direction to a patient seen by telephone, by video or " +
    "remotely must be confirmed by a named person; measured values of a patient seen by telephone are a warning.",
  source,
  kinds: ["confirm", "warning"],
  seenIn: everywhere,
  check(facts) {
    const found: SafetyFinding[] = [];
    const { seen } = facts;
    if (seen === undefined || seen === "in-person") return found;
    if (isOtitisAlone(facts))
      for (const { path, product, declined, underDirection } of facts.supplies)
        if (!declined && underDirection)
          found.push(
            confirmAt(
              path,
              "not-in-person",
              `A medicine for acute otitis media, and the patient was seen ${fromAfar[seen]}: somebody must look ` +
                "into the ear.",
              `seen ${fromAfar[seen]}, ${product?.value ?? "product unknown"}`,
            ),
          );
    if (seen === "telephone")
      for (const reading of facts.readings)
        if (isTakenByStaff(reading))
          found.push(
            warningAt(
              reading.path,
              "not-in-person",
              "A measured value, and the patient was seen by telephone: say so where the patient reported it.",
            ),
          );
    return found;
  },
};

/** A message may name the conditions of several pathways, and a medicine may be for another of them. */
function isOtitisAlone({ pathways }: Facts): boolean {
  return pathways.length > 0 && pathways.every((pathway) => pathway === "acute-otitis-media");
}

/** What monitoring gave was measured before, and an index is worked out, from whatever the patient said. */
function isTakenByStaff({ isSelfReported, kind }: ReadingFact): boolean {
  return !isSelfReported && kind !== "body-mass-index" && !ambulatoryKinds.includes(kind);
}
