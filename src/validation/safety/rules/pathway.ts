import { pathways, type Pathway } from "../../../terminology/pathways.js";
import type { Facts } from "../facts/facts.js";
import { virtualProducts } from "../../../terminology/virtual-products.generated.js";
import { isOfDmd } from "../../../values/sct-id.js";
import { ageOn } from "../facts/moments.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** A message may name the conditions of several pathways: the patient is outside only where none of them applies. */
export const withinPathway: SafetyRule = {
  id: "CS-12",
  text:
    "A medicine supplied under a pathway's patient group direction to a patient outside the pathway's age or sex " +
    "must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check(facts) {
    const found: SafetyFinding[] = [];
    if (facts.pathways.length === 0 || !facts.pathways.every((pathway) => isOutside(pathway, facts))) return found;
    const titles = facts.pathways.map(whom).join("; ");
    for (const { path, declined, underDirection } of facts.supplies) {
      if (!declined && underDirection)
        found.push(confirmAt(path, "outside-pathway", `The patient is outside the pathway: ${titles}.`, who(facts)));
    }
    return found;
  },
};

function isOutside(pathway: Pathway, { patient: { gender, birthDate }, startedAt }: Facts): boolean {
  const { fromAge, toAge = Infinity, gender: only } = pathways[pathway];
  if (only !== undefined && gender !== undefined && gender.value !== only) return true;
  const age = birthDate === undefined || startedAt === undefined ? undefined : ageOn(birthDate.value, startedAt.value);
  return age !== undefined && (age.most < fromAge || age.least > toAge);
}

function who({ patient: { gender, birthDate } }: Facts): string {
  return `${gender?.value ?? "gender unknown"}, born ${birthDate?.value ?? "on an unknown date"}`;
}

function whom(pathway: Pathway): string {
  const { title, fromAge, toAge, gender } = pathways[pathway];
  const ages = toAge === undefined ? `${fromAge} or over` : `${fromAge} to ${toAge}`;
  return `${title.toLowerCase()} is for ${gender === undefined ? "patients" : "women"} aged ${ages}`;
}

export const listedMedicine: SafetyRule = {
  id: "CS-13",
  text: "A medicine that the pathway does not list is a warning, unless it was sold over the counter.",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ pathways: named, supplies }, { medicines }) {
    const found: SafetyFinding[] = [];
    if (medicines === undefined || named.length === 0) return found;
    for (const { product, declined, sold } of supplies) {
      if (declined || sold || product === undefined) continue;
      if (named.some((pathway) => medicines.lists(pathway, product.value))) continue;
      found.push(
        warningAt(
          product.path,
          "not-listed",
          "The pathway's list of products does not have this one. Lists are dated: see pathwayMedicineLists.",
          { received: product.value },
        ),
      );
    }
    return found;
  },
};

/**
 * A code of dm+d's namespace does not tell actual from virtual: a warning is given for what the lists know as virtual.
 * Any other is CS-33's.
 */
export const virtualProduct: SafetyRule = {
  id: "UR-039",
  text: "A supply names an actual product (AMP) of dm+d, not a virtual one (VMP).",
  source: "update-record.md, section 3",
  kinds: ["warning"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const { product } of supplies) {
      if (product !== undefined && isOfDmd(product.value) && virtualProducts().has(product.value))
        found.push(
          warningAt(
            product.path,
            "virtual-product",
            "This is a virtual product (VMP): name the actual product that was supplied (AMP).",
            { received: product.value },
          ),
        );
    }
    return found;
  },
};
