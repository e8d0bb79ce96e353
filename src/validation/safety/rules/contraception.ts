import { isMedicine } from "../../../terminology/medicines.js";
import type { Facts, SupplyFact } from "../facts/facts.js";
import { ageOn } from "../facts/moments.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** Youngest and oldest age, in completed years, that need no confirmation. */
const commonAges = { from: 13, to: 55 };

export const contraceptionSupplied: SafetyRule = {
  id: "CS-42",
  text:
    "Contraception supplied to a patient whose gender is male, or who is under 13 or over 55, must be confirmed by a " +
    "named person; ulipristal beside another hormonal contraceptive is a warning.",
  source,
  kinds: ["confirm", "warning"],
  seenIn: everywhere,
  check(facts) {
    const found: SafetyFinding[] = [];
    const supplied = facts.supplies.filter(({ declined }) => !declined);
    if (supplied.length === 0) return found;
    const unusual = unusualPatient(facts);
    if (unusual !== undefined)
      for (const supply of supplied)
        if (facts.service === "contraception" || isContraceptive(supply))
          found.push(
            confirmAt(
              supply.path,
              "improbable",
              `Contraception is supplied to a patient ${unusual.who}: check both, and confirm the supply if it is ` +
                `meant.`,
              `${unusual.found}, ${supply.product?.value ?? "product unknown"}`,
            ),
          );
    if (supplied.length > 1) found.push(...besideUlipristal(supplied.filter(isContraceptive)));
    return found;
  },
};

function unusualPatient({
  patient: { gender, birthDate },
  startedAt,
}: Facts): { readonly who: string; readonly found: string } | undefined {
  if (gender?.value === "male") return { who: "whose gender is male", found: "male" };
  const age = birthDate === undefined || startedAt === undefined ? undefined : ageOn(birthDate.value, startedAt.value);
  return age !== undefined && (age.most < commonAges.from || age.least > commonAges.to)
    ? { who: `under ${commonAges.from} or over ${commonAges.to}`, found: `born ${birthDate?.value ?? ""}` }
    : undefined;
}

function isContraceptive({ product, displays, text }: SupplyFact): boolean {
  return isMedicine("contraceptive", product?.value, text === undefined ? displays : [...displays, text.value]);
}

function besideUlipristal(contraceptives: readonly SupplyFact[]): readonly SafetyFinding[] {
  const isUlipristal = ({ product, displays }: SupplyFact): boolean =>
    isMedicine("ulipristal", product?.value, displays);
  if (contraceptives.every(isUlipristal)) return [];
  return contraceptives
    .filter(isUlipristal)
    .map(({ path }) =>
      warningAt(
        path,
        "interaction",
        "Ulipristal is supplied beside another hormonal contraceptive: the patient should wait five days between them.",
      ),
    );
}
