import { InvalidValueError } from "../../errors.js";
import { factSources, type Facts } from "./facts/facts.js";
import { safetyKinds, type SafetyContext, type SafetyFinding, type SafetyRule } from "./safety-rule.js";

const shape =
  'must have an id, kinds (a list of "error", "confirm", "warning"), seenIn (a list of "consultation", "message") ' +
  "and a check that is not async";

/** Refuses a rule that would not be applied as it is meant. @throws InvalidValueError */
export function checkOwnRule(rule: unknown): void {
  const { id, kinds, seenIn, check } = (rule ?? {}) as { readonly [Name in keyof SafetyRule]?: unknown };
  const right =
    typeof id === "string" &&
    id.trim() !== "" &&
    isListOf(safetyKinds, kinds) &&
    isListOf(factSources, seenIn) &&
    typeof check === "function" &&
    !/Async/.test(Object.prototype.toString.call(check));
  if (!right) throw new InvalidValueError("own rule", shape);
}

function isListOf(words: readonly string[], given: unknown): boolean {
  return Array.isArray(given) && given.length > 0 && given.every((word: unknown) => words.includes(word as string));
}

/**
 * What a deployer's own rule finds. A rule that fails lets nothing through: there is no verdict then, only an error,
 * which does not have the words of the rule's own error, since these may tell of the patient.
 *
 * @throws InvalidValueError
 */
export function* findingsOfOwn(rule: SafetyRule, facts: Facts, context: SafetyContext): Generator<SafetyFinding> {
  let reason = "failed: its check threw an error (not shown here, as it may tell of the patient); correct the rule";
  try {
    const found: unknown = rule.check(facts, context);
    if (typeof found !== "object" || found === null || !(Symbol.iterator in found)) {
      reason = "must give a list of findings, and at once: no promise";
      throw new TypeError();
    }
    for (const given of found as Iterable<SafetyFinding>) {
      const finding = { ...given };
      if (!isFinding(finding, rule)) {
        reason =
          "must give findings of the kinds that it names in kinds, each with path and message, and words in found";
        throw new TypeError();
      }
      yield finding;
    }
  } catch {
    throw new InvalidValueError(`own rule ${rule.id}`, reason);
  }
}

function isFinding(finding: { readonly [Name in keyof SafetyFinding]?: unknown }, { kinds }: SafetyRule): boolean {
  const { kind, path, message, found } = finding;
  return (
    (kinds as readonly unknown[]).includes(kind) &&
    typeof path === "string" &&
    typeof message === "string" &&
    (found === undefined || (typeof found === "string" && found.trim() !== ""))
  );
}
