import { allergyToSupply } from "./rules/allergy.js";
import { weightAndHeight } from "./rules/body.js";
import { codeAndDisplay, medicineText, sctIds } from "./rules/concepts.js";
import { contraceptionSupplied } from "./rules/contraception.js";
import { doseFitsQuantity, plausibleDose } from "./rules/doses.js";
import { systolicAboveDiastolic, withinLimits } from "./rules/measurements.js";
import { longAgo } from "./rules/long-ago.js";
import { listedMedicine, virtualProduct, withinPathway } from "./rules/pathway.js";
import { birthAndDeath, numberTypedForNone, numberVerified, practiceNotPharmacy } from "./rules/patient.js";
import { knownPeople, nothingWithdrawn } from "./rules/people.js";
import { improbablePregnancy, onePregnancyStatus, pregnancyCode, supplyInPregnancy } from "./rules/pregnancy.js";
import { providedByPharmacist } from "./rules/providers.js";
import { interpretationFitsRange, noNoise, oneValueAtATime } from "./rules/readings.js";
import { asksToAct } from "./rules/requests.js";
import { seenForIt } from "./rules/seen.js";
import { codeOfDmd, declinedProduct, somethingSupplied, suppliedAndDeclined, suppliedTwice } from "./rules/supplies.js";
import { timeGoesForward } from "./rules/time.js";
import { tooUrgent } from "./rules/too-urgent.js";
import { emptyDosage, otherPatientsNumber } from "./rules/words.js";
import { wordsAgainstData } from "./rules/words-against-data.js";
import type { SafetyRule, SafetyContext, SafetyFinding, SafetyOptions } from "./safety-rule.js";
import type { Facts, FactSource } from "./facts/facts.js";
import { tightenedLimits } from "./limits.js";
import { findingsOfOwn } from "./own-rules.js";

/**
 * Every rule of clinical safety that reads facts, and those of the guide that a screen should show too (UR-039,
 * UR-040). The others are elsewhere: src/consultation checks CS-04, CS-17, CS-21 and CS-26 (and the form that CS-19 and
 * CS-22 require) when it reads a consultation; CS-23 is checked when a message is replaced, CS-24 and CS-25 when one is
 * sent.
 */
export const safetyRules: readonly SafetyRule[] = [
  codeAndDisplay,
  pregnancyCode,
  onePregnancyStatus,
  improbablePregnancy,
  supplyInPregnancy,
  systolicAboveDiastolic,
  withinLimits,
  weightAndHeight,
  timeGoesForward,
  longAgo,
  withinPathway,
  listedMedicine,
  tooUrgent,
  asksToAct,
  otherPatientsNumber,
  emptyDosage,
  somethingSupplied,
  suppliedTwice,
  sctIds,
  numberVerified,
  medicineText,
  birthAndDeath,
  numberTypedForNone,
  doseFitsQuantity,
  plausibleDose,
  suppliedAndDeclined,
  codeOfDmd,
  oneValueAtATime,
  interpretationFitsRange,
  providedByPharmacist,
  knownPeople,
  practiceNotPharmacy,
  nothingWithdrawn,
  wordsAgainstData,
  allergyToSupply,
  contraceptionSupplied,
  noNoise,
  seenForIt,
  virtualProduct,
  declinedProduct,
];

/** A finding, and the rule that made it. */
export interface RuleFinding extends SafetyFinding {
  readonly rule: string;
}

/**
 * Everything that these rules and the deployer's own find in the facts, except the warnings that are not wanted. The
 * deployer's own rules run only as their findings are read, so a reader that has enough can stop them.
 */
export function applyRules(
  facts: Facts,
  { now = new Date(), limits, rules = [], withoutWarnings = [], medicines }: SafetyOptions,
): Iterable<RuleFinding> {
  const context = { now, limits: tightenedLimits(limits), medicines };
  const found: RuleFinding[] = [];
  for (const rule of rulesOf[facts.source]) {
    for (const finding of rule.check(facts, context))
      if (isWanted(finding, rule, withoutWarnings, facts.source)) found.push({ ...finding, rule: rule.id });
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

/** What is to be confirmed is hidden in a report on a message alone, never in a consultation. */
function isWanted(
  { kind }: SafetyFinding,
  { id }: SafetyRule,
  withoutWarnings: readonly string[],
  source: FactSource,
): boolean {
  return kind === "error" || (kind === "confirm" && source === "consultation") || !withoutWarnings.includes(id);
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
    for (const finding of findingsOfOwn(rule, facts, context)) {
      if (isWanted(finding, rule, withoutWarnings, facts.source)) yield { ...finding, rule: rule.id };
    }
  }
}
