import { codeAndDisplay, medicineText, sctIds } from "./rules/concepts.js";
import { bodyMassIndex, systolicAboveDiastolic, withinLimits } from "./rules/measurements.js";
import { listedMedicine, virtualProduct, withinPathway } from "./rules/pathway.js";
import { improbablePregnancy, onePregnancyStatus, pregnancyCode, supplyInPregnancy } from "./rules/pregnancy.js";
import { somethingSupplied, suppliedTwice } from "./rules/supplies.js";
import { longAgo, timeGoesForward } from "./rules/time.js";
import { planAsks, tooUrgent } from "./rules/urgency.js";
import { emptyDosage, otherPatientsNumber } from "./rules/words.js";
import type { SafetyRule, SafetyContext, SafetyFinding, SafetyOptions } from "./safety-rule.js";
import type { Facts, FactSource } from "./facts/facts.js";
import { tightenedLimits } from "./limits.js";

/**
 * Every rule of clinical safety that is written over facts, and the one of the guide that a screen should show too
 * (UR-039). Besides these: CS-04, CS-17, CS-21 and CS-26 (and the shape that CS-19 and CS-22
 * ask for) a consultation is checked for before it exists (src/consultation); CS-23 is asked when a message is
 * replaced, CS-24 and CS-25
 * when one is sent.
 */
export const safetyRules: readonly SafetyRule[] = [
  codeAndDisplay,
  pregnancyCode,
  onePregnancyStatus,
  improbablePregnancy,
  supplyInPregnancy,
  systolicAboveDiastolic,
  withinLimits,
  bodyMassIndex,
  timeGoesForward,
  longAgo,
  withinPathway,
  listedMedicine,
  tooUrgent,
  planAsks,
  otherPatientsNumber,
  emptyDosage,
  somethingSupplied,
  suppliedTwice,
  sctIds,
  medicineText,
  virtualProduct,
];

/** A finding, and the rule that made it. */
export interface RuleFinding extends SafetyFinding {
  readonly rule: string;
}

/**
 * Everything that these rules and the deployer's own find in the facts, but for the warnings that are not wanted. What
 * the deployer's
 * own find is found as it is asked for: a reader that has enough stops.
 */
export function applyRules(
  facts: Facts,
  { now = new Date(), limits, rules = [], withoutWarnings = [], medicines }: SafetyOptions,
): Iterable<RuleFinding> {
  const context = { now, limits: tightenedLimits(limits), medicines };
  const found: RuleFinding[] = [];
  for (const rule of rulesOf[facts.source]) {
    for (const finding of rule.check(facts, context))
      if (isWanted(finding, rule, withoutWarnings)) found.push({ ...finding, rule: rule.id });
  }
  return rules.length === 0 ? found : withOwn(found, rules, facts, context, withoutWarnings);
}

const rulesOf: Readonly<Record<FactSource, readonly SafetyRule[]>> = {
  consultation: rulesSeenIn("consultation"),
  message: rulesSeenIn("message"),
};

function rulesSeenIn(source: FactSource): readonly SafetyRule[] {
  return safetyRules.filter(({ seenIn }) => seenIn.includes(source));
}

function isWanted({ kind }: SafetyFinding, { id }: SafetyRule, withoutWarnings: readonly string[]): boolean {
  return kind !== "warning" || !withoutWarnings.includes(id);
}

function* withOwn(
  found: readonly RuleFinding[],
  rules: readonly SafetyRule[],
  facts: Facts,
  context: SafetyContext,
  withoutWarnings: readonly string[],
): Generator<RuleFinding> {
  yield* found;
  for (const rule of rules) {
    if (!rule.seenIn.includes(facts.source)) continue;
    for (const finding of rule.check(facts, context)) {
      if (isWanted(finding, rule, withoutWarnings)) yield { ...finding, rule: rule.id };
    }
  }
}
