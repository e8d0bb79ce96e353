import { areDistinct } from "../distinct.js";
import type { Change } from "../change.js";
import { closeAttentions, openAttention } from "./attentions.js";
import { changeAttempt, changeDelivery, findStored, insertDelivery, insertEvent } from "./deliveries.js";
import { changePractice } from "./fallbacks.js";
import { changeItem } from "./items.js";
import type { Session } from "./session.js";
import { Undone } from "./transactions.js";

/** A transaction's work. Where a guard fails, what came before it is undone. */
export function applyChange(session: Session, change: Change): boolean | Undone<boolean> {
  const { add = [], records = [], items = [], attempts = [], events = [], open = [], close = [] } = change;
  const seqs = new Map<string, number | undefined>();
  const seqOf = (id: string): number | undefined => {
    if (!seqs.has(id)) seqs.set(id, findStored(session, id)?.seq);
    return seqs.get(id);
  };
  if (!areDistinct(records)) return new Undone(false);
  if (!add.every((prepared) => insertDelivery(session, prepared))) return new Undone(false);
  if (!records.every((record) => changeDelivery(session, record))) return new Undone(false);
  if (!items.every((item) => changeItem(session, item))) return new Undone(false);
  for (const { deliveryId, ...attempt } of attempts) {
    const seq = seqOf(deliveryId);
    if (seq !== undefined) changeAttempt(session, seq, attempt);
  }
  for (const event of events) {
    const seq = seqOf(event.deliveryId);
    if (seq !== undefined) insertEvent(session, seq, event);
  }
  // What is closed was open before the step.
  for (const closing of close) closeAttentions(session, closing);
  for (const attention of open) openAttention(session, attention);
  for (const practice of change.practices ?? []) changePractice(session, practice);
  return true;
}
