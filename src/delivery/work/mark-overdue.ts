import { millisecondsOf } from "../../values/dates.js";
import { attentionOf } from "../attention-texts.js";
import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { goOn, type StepTime } from "./go-on.js";
import type { DeliveryRecord } from "../record.js";
import { mayGo } from "../states.js";

/** Marks deliveries whose acknowledgement, or whose sending, did not come in time, and tells a person (UR-101). */
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

/** What never left cannot be overdue with the practice: it goes on being tried, and a person knows. */
function overdue(record: DeliveryRecord, time: StepTime): DeliveryRecord {
  if (!mayGo(record.state, "overdue"))
    return { ...record, dueAt: undefined, attention: record.attention ?? attentionOf("not-sent-in-time", time.at) };
  const missing = record.state === "received" ? "no-business-acknowledgement" : "no-infrastructure-acknowledgement";
  return { ...goOn(record, "overdue", missing, time), attention: attentionOf("acknowledgement-overdue", time.at) };
}
