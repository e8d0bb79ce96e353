import type { Confirmation } from "../../consultation/confirmation.js";
import type { Consultation } from "../../consultation/consultation.js";
import type { MessageVersion } from "../../message/replacement.js";
import { parseInstant } from "../../values/dates.js";
import { confirmationFaults, confirmationsOf, whyAsked, type ConfirmationContext } from "./confirmations.js";
import { consultationFacts } from "./facts/consultation-facts.js";
import type { ItemToConfirm, Review, ReviewItem } from "./review-items.js";
import { applyRules, safetyRules, type RuleFinding } from "./safety-rules.js";
import type { SafetyOptions } from "./safety-rule.js";

interface Judgement extends Review {
  /** Everything that the rules found. */
  readonly found: readonly RuleFinding[];
  /** The confirmations that cover something. */
  readonly covering: readonly Confirmation[];
}

/** What the rules find in a consultation that was checked. */
export function judgeConsultation(
  checked: Consultation,
  options: SafetyOptions,
  replaces: MessageVersion | undefined,
): Judgement {
  const { now = new Date(), rules = [] } = options;
  const context: ConfirmationContext = {
    rules: new Set([...safetyRules, ...rules].map(({ id }) => id)),
    now,
    replacedAt: replaces === undefined ? undefined : parseInstant(replaces.sentAt),
  };
  const found = [...applyRules(consultationFacts(checked, now), { ...options, now })];
  const asked = found
    .filter(({ kind }) => kind === "confirm")
    .map(itemToConfirm)
    .map((item) => ({ item, by: confirmationsOf(item, checked, context) }));
  return {
    errors: [
      ...confirmationFaults(checked, context).map((fault) => ({ rule: undefined, ...fault })),
      ...found.filter(({ kind }) => kind === "error").map(itemOf),
    ],
    confirmations: asked
      .filter(({ by }) => by.length === 0)
      .map(({ item }) => ({ ...item, message: item.message + whyAsked(item, checked) })),
    confirmed: asked.filter(({ by }) => by.length > 0).map(({ item }) => item),
    warnings: found.filter(({ kind }) => kind === "warning").map(itemOf),
    found,
    covering: (checked.confirmations ?? []).filter((one) => asked.some(({ by }) => by.includes(one))),
  };
}

function itemOf({ rule, path, message }: RuleFinding): ReviewItem {
  return { rule, path, message };
}

/** Where a rule does not say what it found, its message tells one finding from another. */
function itemToConfirm({ rule, path, message, found = message }: RuleFinding): ItemToConfirm {
  return { rule, path, message, found };
}
