import { isMedicine, isWordFor, wordsIn, type Medicine } from "../../../terminology/medicines.js";
import type { Stated, SupplyFact } from "../facts/facts.js";
import { confirmAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";
import { tellsOfAllergy } from "../words/allergy-in.js";

/** Who is allergic to one of a family is likely to be allergic to all of it. */
const families = ["penicillin", "macrolide", "tetracycline", "nitrofurantoin", "aciclovir"] as const;

function isNamedIn(text: string, family: Medicine): boolean {
  return wordsIn(text).some((word) => word === "pen" || isWordFor(family, word));
}

/** Tried first: few texts have one of these. */
const allergySomewhere = /allerg|anaphyla|hypersensitiv|oedema|react|nkd?a/i;

export const allergyToSupply: SafetyRule = {
  id: "CS-41",
  text:
    "A medicine supplied although a text tells of an allergy to it, or to its family, must be confirmed by a named " +
    "person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ texts, supplies }) {
    const found: SafetyFinding[] = [];
    const supplied = supplies.filter(({ declined }) => !declined);
    if (supplied.length === 0) return found;
    const told = texts.filter(({ value }) => allergySomewhere.test(value));
    if (told.length === 0) return found;
    for (const family of families) {
      const ofFamily = supplied.filter((supply) => isOfFamily(family, supply));
      if (ofFamily.length === 0) continue;
      for (const text of told) if (isNamedIn(text.value, family)) addOfText(text, family, ofFamily, found);
    }
    return found;
  },
};

function addOfText(
  { value, path }: Stated<string>,
  family: Medicine,
  supplies: readonly SupplyFact[],
  found: SafetyFinding[],
): void {
  if (!tellsOfAllergy(value, (word) => isWordFor(family, word))) return;
  for (const { product } of supplies)
    found.push(
      confirmAt(
        path,
        "allergy",
        "The text tells of an allergy to a medicine that is supplied, or to its family: check both, and confirm " +
          "the supply if it is meant.",
        `supplied ${product?.value ?? family}; ${value}`,
      ),
    );
}

function isOfFamily(family: Medicine, { product, displays, text }: SupplyFact): boolean {
  return isMedicine(family, product?.value, text === undefined ? displays : [...displays, text.value]);
}
