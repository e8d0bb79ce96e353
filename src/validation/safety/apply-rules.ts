import { InvalidValueError } from "../../values/invalid-value-error.js";
import type { Facts } from "./facts.js";
import { tightenedLimits } from "./limits.js";
import type { SafetyOptions } from "./safety-options.js";
import type { SafetyFinding, SafetyRule } from "./safety-rule.js";
import { safetyRules } from "./safety-rules.js";

/** A finding, and the rule that made it. */
export interface RuleFinding extends SafetyFinding {
  readonly rule: string;
}

/** Everything that these rules and the deployer's own find in the facts, but for the warnings that are not wanted. */
export function applyRules(facts: Facts, { now = new Date(), limits, rules = [], withoutWarnings = [], medicines }: SafetyOptions): readonly RuleFinding[] {
  const all = rules.length === 0 ? safetyRules : [...safetyRules, ...rules];
  if (rules.length > 0 || withoutWarnings.length > 0) checkIds(all, withoutWarnings);
  const context = { now, limits: tightenedLimits(limits), medicines };
  const found: RuleFinding[] = [];
  for (const rule of all) {
    if (!rule.seenIn.includes(facts.source)) continue;
    for (const finding of rule.check(facts, context)) {
      if (finding.kind !== "warning" || !withoutWarnings.includes(rule.id)) found.push({ ...finding, rule: rule.id });
    }
  }
  return found;
}

function checkIds(rules: readonly SafetyRule[], withoutWarnings: readonly string[]): void {
  const ids = rules.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new InvalidValueError("own rule", "needs an id that no other rule has");
  for (const unwanted of withoutWarnings) {
    const rule = rules.find(({ id }) => id === unwanted);
    if (rule?.kinds.includes("warning") !== true) throw new InvalidValueError("rule in withoutWarnings", "must be a rule that gives warnings; errors and confirmations cannot be turned off");
  }
}
