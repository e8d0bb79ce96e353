import type { Facts, FactSource } from "./facts/facts.js";
import { tightenedLimits } from "./limits.js";
import type { SafetyOptions } from "./safety-options.js";
import type { SafetyContext, SafetyFinding, SafetyRule } from "./safety-rule.js";
import { safetyRules } from "./safety-rules.js";

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
