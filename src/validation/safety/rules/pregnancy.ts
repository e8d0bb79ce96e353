import { pathways } from "../../../terminology/pathways.js";
import { pregnancyCodes } from "../../../terminology/pregnancy-statuses.js";
import { isMedicine } from "../../../terminology/medicines.js";
import type { Facts, SupplyFact } from "../facts/facts.js";
import { ageOn } from "../facts/moments.js";
import { confirmAt, errorAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** Youngest and oldest age, in completed years, that need no confirmation. */
const commonAges = { from: 10, to: 60 };

export const pregnancyCode: SafetyRule = {
  id: "CS-02",
  text: "A pregnancy status is 77386006 or 60001007 and nothing else.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ pregnancyStatuses }) {
    const found: SafetyFinding[] = [];
    for (const { value, codePath } of pregnancyStatuses) {
      if (value === undefined)
        found.push(
          errorAt(
            codePath,
            "code-unknown",
            `This is not a pregnancy status: the code must be ${pregnancyCodes.join(" or ")}.`,
            { expected: pregnancyCodes },
          ),
        );
    }
    return found;
  },
};

export const onePregnancyStatus: SafetyRule = {
  id: "CS-03",
  text: "There is at most one pregnancy status.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ pregnancyStatuses }) {
    const found: SafetyFinding[] = [];
    for (const { path } of pregnancyStatuses.slice(1))
      found.push(errorAt(path, "too-many", "There is more than one pregnancy status: keep only the right one."));
    return found;
  },
};

export const improbablePregnancy: SafetyRule = {
  id: "CS-05",
  text:
    "A pregnancy status of a patient whose gender is male, or who is under 10 or over 60, must be " +
    "confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ pregnancyStatuses, patient: { gender, birthDate }, startedAt }) {
    const found: SafetyFinding[] = [];
    if (pregnancyStatuses.length === 0) return found;
    const age =
      birthDate === undefined || startedAt === undefined ? undefined : ageOn(birthDate.value, startedAt.value);
    for (const { value, path } of pregnancyStatuses) {
      if (gender?.value === "male")
        found.push(
          confirmAt(
            path,
            "improbable",
            "A pregnancy status is given for a patient whose gender is male.",
            `${value ?? "unknown status"}, male`,
          ),
        );
      else if (age !== undefined && (age.most < commonAges.from || age.least > commonAges.to)) {
        found.push(
          confirmAt(
            path,
            "improbable",
            `A pregnancy status is given for a patient under ${commonAges.from} or over ${commonAges.to}.`,
            `${value ?? "unknown status"}, born ${birthDate?.value ?? ""}`,
          ),
        );
      }
    }
    return found;
  },
};

export const supplyInPregnancy: SafetyRule = {
  id: "CS-06",
  text:
    "A medicine supplied to a pregnant patient under the contraception service, or under a pathway that excludes it, " +
    "and doxycycline or clarithromycin supplied to a pregnant patient, must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check(facts) {
    const found: SafetyFinding[] = [];
    if (!facts.pregnancyStatuses.some(({ value }) => value === "pregnant")) return found;
    for (const supply of facts.supplies) {
      const message = supply.declined ? undefined : reasonAgainst(supply, facts);
      if (message !== undefined)
        found.push(
          confirmAt(
            supply.path,
            "pregnant",
            `${message}: check both, and confirm the supply if it is meant.`,
            `pregnant, ${supply.product?.value ?? "product unknown"}`,
          ),
        );
    }
    return found;
  },
};

/** What speaks against a supply to a pregnant patient. */
function reasonAgainst({ product, displays, underDirection }: SupplyFact, facts: Facts): string | undefined {
  if (facts.service === "contraception") return "A contraceptive is supplied to a patient who is pregnant";
  if (notInPregnancy.some((medicine) => isMedicine(medicine, product?.value, displays)))
    return "Doxycycline or clarithromycin is supplied to a patient who is pregnant";
  if (underDirection && excludesPatient(facts)) return "The pathway excludes pregnant patients of this age";
  return undefined;
}

const notInPregnancy = ["doxycycline", "clarithromycin"] as const;

/** A message may name the conditions of several pathways: it is enough that one of them excludes her. */
function excludesPatient({ pathways: named, patient: { birthDate }, startedAt }: Facts): boolean {
  const age = birthDate === undefined || startedAt === undefined ? undefined : ageOn(birthDate.value, startedAt.value);
  return named.some((pathway) => {
    const { pregnantFromAge } = pathways[pathway];
    return pregnantFromAge === undefined || (age !== undefined && age.most < pregnantFromAge);
  });
}
