import { millisecondsOf } from "../../values/dates.js";
import { attentionOf } from "../attention.js";
import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { goOn, type StepTime } from "../go-on.js";
import type { DeliveryRecord } from "../record.js";
import { mayGo } from "../states.js";

/** Marks deliveries that were not acknowledged, or not sent, in time, and notifies a person (UR-101). */
export async function markOverdue(context: DeliveryContext): Promise<readonly DeliveryRecord[]> {
  const changed: DeliveryRecord[] = [];
  const time: StepTime = { at: context.now(), deadlines: context.deadlines };
  for (const { id } of await context.store.listDue(time.at)) {
    changed.push(await changeRecord(context, id, (record) => (isDue(record, time) ? overdue(record, time) : record)));
  }
  return changed;
}

function isDue({ dueAt }: DeliveryRecord, { at }: StepTime): boolean {
  return dueAt !== undefined && millisecondsOf(dueAt) <= millisecondsOf(at);
}

/** A message that was never sent cannot be overdue at the practice. Sending goes on, and a person is notified. */
function overdue(record: DeliveryRecord, time: StepTime): DeliveryRecord {
  if (!mayGo(record.state, "overdue"))
    return { ...record, dueAt: undefined, attention: record.attention ?? attentionOf("not-sent-in-time", time.at) };
  const missing = record.state === "received" ? "no-business-acknowledgement" : "no-infrastructure-acknowledgement";
  return { ...goOn(record, "overdue", missing, time), attention: attentionOf("acknowledgement-overdue", time.at) };
}
