import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { workflows } from "../../terminology/workflows.js";
import type { InboxItem, InboxMessage, InboxReport } from "../../transport/transport.js";
import { isOdsCode } from "../../values/ods-code.js";
import { applyVerdict } from "../match/apply-verdict.js";
import { attentionOf } from "../attention-texts.js";
import { changeRecord } from "../change-record.js";
import { codeWord } from "../match/code-word.js";
import { correlate } from "../match/correlate.js";
import type { DeliveryContext } from "../delivery-context.js";
import { judgeAcknowledgement } from "../match/judge-acknowledgement.js";
import { judgeReport } from "../match/judge-report.js";
import type { DeliveryRecord } from "../record.js";
import type { InboxEntry } from "../store/inbox-entry.js";

/** What became of an item: the delivery that it changed, kept without one, or left with MESH for the next poll. */
export type Kept =
  | { readonly kind: "matched"; readonly record: DeliveryRecord }
  | { readonly kind: "unmatched" }
  | { readonly kind: "left" };

/** Stores an item of the inbox and what it says, in one step. Only after this may MESH let it go (ME-08). */
export function keepInboxItem(context: DeliveryContext, item: InboxItem): Promise<Kept> {
  return item.type === "report" ? keepReport(context, item) : keepMessage(context, item);
}

async function keepMessage(context: DeliveryContext, item: InboxMessage): Promise<Kept> {
  if (item.workflowId !== workflows.acknowledgement) return keepUnmatched(context, item, "unmatched");
  let acknowledgement: Acknowledgement;
  try {
    acknowledgement = readAcknowledgement(item.body);
  } catch (cause) {
    return keepUnmatched(context, item, "unreadable", cause);
  }
  const record = await correlate(context.store, acknowledgement);
  return record === undefined
    ? keepUnmatched(context, item, "unmatched")
    : keepAcknowledgement(context, item, record.id, acknowledgement);
}

async function keepAcknowledgement(
  context: DeliveryContext,
  item: InboxMessage,
  id: string,
  acknowledgement: Acknowledgement,
): Promise<Kept> {
  const at = context.now();
  const { level, responseCode, practiceOdsCode } = acknowledgement;
  const codes = acknowledgement.codes.map(({ code }) => codeWord(code));
  const change = (record: DeliveryRecord): DeliveryRecord => ({
    ...applyVerdict(record, judgeAcknowledgement(acknowledgement), { at, deadlines: context.deadlines }),
    acknowledgements: [...record.acknowledgements, { inboxMessageId: item.messageId, at, level, responseCode, codes }],
    practiceOdsCode: isOdsCode(practiceOdsCode) ? practiceOdsCode : record.practiceOdsCode,
  });
  return { kind: "matched", record: await changeRecord(context, id, change, { entry: entryOf(context, item, id) }) };
}

async function keepReport(context: DeliveryContext, item: InboxReport): Promise<Kept> {
  const linked = item.linkedMessageId;
  const found = linked === undefined ? undefined : await context.store.findByMeshMessageId(linked);
  if (found === undefined && context.beingSent.size > 0) return { kind: "left" };
  if (found === undefined) return keepUnmatched(context, item, "unmatched");
  const at = context.now();
  const statusCode = codeWord(item.statusCode);
  const change = (record: DeliveryRecord): DeliveryRecord => ({
    ...applyVerdict(record, judgeReport(item), { at, deadlines: context.deadlines }),
    reports: [...record.reports, { inboxMessageId: item.messageId, at, statusCode }],
  });
  return {
    kind: "matched",
    record: await changeRecord(context, found.id, change, { entry: entryOf(context, item, found.id) }),
  };
}

async function keepUnmatched(
  context: DeliveryContext,
  item: InboxItem,
  reason: "unmatched" | "unreadable",
  cause?: unknown,
): Promise<Kept> {
  const attention = attentionOf(reason, context.now());
  await context.store.keepInboxItem({ ...entryOf(context, item, undefined), attention });
  context.tell(attention, { inboxMessageId: item.messageId, cause });
  return { kind: "unmatched" };
}

function entryOf(context: DeliveryContext, item: InboxItem, deliveryId: string | undefined): InboxEntry {
  return { messageId: item.messageId, receivedAt: context.now(), deliveryId, item, attention: undefined };
}
