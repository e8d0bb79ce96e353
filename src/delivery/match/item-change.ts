import type { AttentionReason } from "../attention.js";
import type { DeliveryContext } from "../delivery-context.js";
import { changeOf, type Step } from "../step.js";
import type { AttemptChange, AttentionClosing } from "../store/change.js";
import type { ItemRow } from "../store/rows.js";
import type { MatchChange } from "./match-item.js";

/** The item belongs to a delivery, and this is what it changes. */
export function matchedChange(
  context: DeliveryContext,
  row: ItemRow,
  steps: readonly [Step, ...Step[]],
  attempts: readonly AttemptChange[] = [],
): MatchChange {
  const { mailboxId, messageId } = row;
  const item = { mailboxId, messageId, from: ["pending", "unmatched"], to: "matched" } as const;
  const change = changeOf(steps, { items: [{ ...item, deliveryId: steps[0].row.id }], attempts });
  return {
    to: "matched",
    change: { ...change, close: [...(change.close ?? []), ...closedBy(context, row, "matched")] },
  };
}

/** The item belongs to no delivery: a person must find out what it is about. Undefined where that is stored already. */
export function unmatchedChange(
  context: DeliveryContext,
  row: ItemRow,
  reason: Extract<AttentionReason, "unmatched" | "unreadable">,
  candidates: readonly string[] = [],
): MatchChange | undefined {
  if (row.state === "unmatched") return undefined;
  const { mailboxId, messageId } = row;
  const about = { mailboxId, deliveryId: undefined, inboxMessageId: messageId };
  return {
    to: "unmatched",
    change: {
      items: [{ mailboxId, messageId, from: ["pending"], to: "unmatched", candidates }],
      open: [{ ...about, id: context.newId(), reason, detail: undefined, since: context.nowMs() }],
      close: closedBy(context, row, "stored"),
    },
  };
}

/** What was open about the item itself, and has come to its end. */
function closedBy(context: DeliveryContext, row: ItemRow, how: "matched" | "stored"): readonly AttentionClosing[] {
  const { mailboxId, messageId: inboxMessageId } = row;
  const closing = (reason: AttentionReason, word: string): AttentionClosing => ({
    mailboxId,
    inboxMessageId,
    reasons: [reason],
    at: context.nowMs(),
    by: undefined,
    how: word,
  });
  return [
    ...(row.failures > 0 ? [closing("item-failing", "stored")] : []),
    ...(row.state === "unmatched" ? [closing("unmatched", how)] : []),
  ];
}
