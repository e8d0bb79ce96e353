import type { Facts } from "./facts.js";
import { tightenedLimits } from "./limits.js";
import type { SafetyOptions } from "./safety-options.js";
import type { SafetyContext, SafetyFinding, SafetyRule } from "./safety-rule.js";
import { safetyRules } from "./safety-rules.js";

/** A finding, and the rule that made it. */
export interface RuleFinding extends SafetyFinding {
  readonly rule: string;
}

/**
 * Everything that these rules and the deployer's own find in the facts, but for the warnings that are not wanted. It is found as it is
 * asked for: a reader that has enough stops.
 */
export function applyRules(facts: Facts, { now = new Date(), limits, rules = [], withoutWarnings = [], medicines }: SafetyOptions): Iterable<RuleFinding> {
  const all = rules.length === 0 ? safetyRules : [...safetyRules, ...rules];
  const context = { now, limits: tightenedLimits(limits), medicines };
  return findingsOf(all, facts, context, withoutWarnings);
}

function* findingsOf(rules: readonly SafetyRule[], facts: Facts, context: SafetyContext, withoutWarnings: readonly string[]): Generator<RuleFinding> {
  for (const rule of rules) {
    if (!rule.seenIn.includes(facts.source)) continue;
    for (const finding of rule.check(facts, context)) {
      if (finding.kind !== "warning" || !withoutWarnings.includes(rule.id)) yield { ...finding, rule: rule.id };
    }
  }
}
