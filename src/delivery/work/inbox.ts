import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { workflows } from "../../terminology/workflows.js";
import type { InboxItem, InboxMessage, InboxReport } from "../../transport/transport.js";
import { isOdsCode } from "../../values/ods-code.js";
import { attentionOf } from "../attention.js";
import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { PollFailure } from "../delivery.js";
import { applyVerdict } from "../match/apply-verdict.js";
import { correlate } from "../match/correlate.js";
import { codeWord, judgeAcknowledgement, judgeReport } from "../match/verdict.js";
import type { DeliveryRecord } from "../record.js";
import type { InboxEntry } from "../store/store.js";

/**
 * What happened to an item: it changed a delivery, was stored without one, or stays with MESH, for the next poll or
 * because it is not ours.
 */
type Kept =
  | { readonly kind: "matched"; readonly record: DeliveryRecord }
  | { readonly kind: "unmatched" }
  | { readonly kind: "left" };

type Stored = Exclude<Kept, { kind: "left" }>;

/** The result of reading the inbox. */
export interface InboxRead {
  readonly kept: readonly Stored[];
  /** Number of items that an earlier poll stored, and this one acknowledged to MESH. */
  readonly keptBefore: number;
  readonly failures: readonly PollFailure[];
  /** Why the list ended early. Undefined where all of it was read. */
  readonly cutShort: { readonly error: unknown } | undefined;
}

/** Downloads under way at a time. */
const downloadsAtOnce = 8;

/**
 * Downloads, stores, and then acknowledges each item (ME-08). One that fails stays with MESH and does not stop others,
 * nor does a list that ends early: what was listed is handled. Several items are downloaded at once, and stored in the
 * order of the list, so that a record's history shows its answers as they came.
 */
export async function readInbox(context: DeliveryContext): Promise<InboxRead> {
  const kept: Stored[] = [];
  const failures: PollFailure[] = [];
  let keptBefore = 0;
  const underWay = new Set<Promise<void>>();
  let before: Promise<unknown> = Promise.resolve();

  /** Downloads the item, and stores it after those `before` it. False where it is not to be acknowledged. */
  async function store(messageId: string, before: Promise<unknown>): Promise<boolean> {
    const isStored = (await context.store.findInboxItem(messageId)) !== undefined;
    const item = isStored ? undefined : await context.transport.download(messageId);
    await before;
    if (item === undefined) {
      keptBefore += 1;
      return true;
    }
    const result = await keepInboxItem(context, item);
    if (result.kind !== "left") kept.push(result);
    return result.kind !== "left";
  }

  function handle(messageId: string): void {
    const storing = store(messageId, before);
    before = Promise.allSettled([before, storing]);
    const handled = storing
      .then(async (isStored) => {
        if (isStored) await context.transport.acknowledge(messageId);
      })
      .catch((error: unknown) => void failures.push({ messageId, error }))
      .finally(() => underWay.delete(handled));
    underWay.add(handled);
  }

  let cutShort: InboxRead["cutShort"];
  try {
    for await (const messageId of context.transport.listInbox(context.ours.listOptions)) {
      if (context.ours.isKnownOther(messageId)) continue;
      handle(messageId);
      if (underWay.size >= downloadsAtOnce) await Promise.race(underWay);
    }
  } catch (error) {
    cutShort = { error };
  }
  await Promise.all(underWay);
  return { kept, keptBefore, failures, cutShort };
}

/** Stores an inbox item and what it changes, in one step. Only after this may it be acknowledged to MESH (ME-08). */
async function keepInboxItem(context: DeliveryContext, item: InboxItem): Promise<Kept> {
  if (!context.ours.covers(item)) {
    context.ours.remember(item.messageId);
    return { kind: "left" };
  }
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
