import type { NewAttention, PreparedDelivery, DeliveryRow, DeliveryBody } from "../../../../src/delivery/store/rows.js";
import type { ClaimedSend, DeliveryStore, SendAsk, SendCompletion } from "../../../../src/delivery/store/store.js";
import type { InboxMessage, InboxReport } from "../../../../src/transport/transport.js";
import { newUuid } from "../../../../src/values/uuid.js";

/** The store under test, and how its leases run out. */
export interface Subject {
  /** An empty store, open. */
  readonly open: () => Promise<DeliveryStore>;
  /** A lease that `runOut` lets run out. */
  readonly leaseMs: number;
  readonly runOut: () => Promise<void>;
}

export const now: number = Date.parse("2026-11-20T10:30:00Z");
export const longest = 1_800_000;
export const mailboxId = "FQW30OT001";

export interface PreparedChange {
  readonly row?: Partial<DeliveryRow>;
  readonly body?: Partial<DeliveryBody>;
}

export function prepared({ row = {}, body = {} }: PreparedChange = {}): PreparedDelivery {
  const id = row.id ?? newUuid();
  const whole: DeliveryRow = {
    id,
    odsCode: "FQW30",
    callerId: `caller-${id}`,
    mailboxId,
    version: 1,
    fence: 0,
    createdAt: now,
    ids: {
      messageBundle: newUuid(),
      messageHeader: newUuid(),
      documentBundle: newUuid(),
      composition: newUuid(),
      encounter: newUuid(),
    },
    contentHash: `hash-${id}`,
    contentVersion: 1,
    addressKey: `address-${id}`,
    link: undefined,
    patientKey: `patient-${id}`,
    state: "queued",
    runAt: now,
    unknownOutcomes: 0,
    failures: 0,
    sentAt: undefined,
    dueAt: undefined,
    practiceOdsCode: undefined,
    waitsFor: undefined,
    goesAsFirst: false,
    fallbackFrom: undefined,
    fallbackAt: undefined,
    fallbackFailures: 0,
    endedAt: undefined,
    ...row,
  };
  return {
    row: whole,
    body: {
      envelope: {
        workflowId: "GPCONNECT_UPDATE_RECORD",
        to: "GPPROVIDER_",
        subject: "",
        localId: "FQW30",
        contentType: "application/fhir+xml",
        body: new Uint8Array([0, 255, 10]),
      },
      asFirst: undefined,
      consultation: { service: "pharmacy-first" },
      confirmations: [],
      fallbackTo: undefined,
      ...body,
    },
    events: [{ deliveryId: id, at: whole.createdAt, state: whole.state, reason: "submitted", by: undefined }],
  };
}

export function ask(change: Partial<SendAsk> = {}): SendAsk {
  return { now, leaseMs: 60_000, limit: 100, perMailbox: 100, except: [], longestPauseMs: longest, ...change };
}

/** Stores deliveries, one after the other. */
export async function stored(store: DeliveryStore, ...changes: readonly PreparedChange[]): Promise<DeliveryRow[]> {
  const rows: DeliveryRow[] = [];
  for (const change of changes) rows.push((await store.add(prepared(change))).row);
  return rows;
}

/** Stores one delivery, and claims it. */
export async function claimedOne(
  store: DeliveryStore,
  change: PreparedChange = {},
  asked: Partial<SendAsk> = {},
): Promise<ClaimedSend> {
  await store.add(prepared(change));
  const [claimed, ...others] = await store.claimSends(ask(asked));
  if (claimed === undefined || others.length > 0) throw new Error("not exactly one was claimed");
  return claimed;
}

export function completion({ row, attempt }: ClaimedSend, change: CompletionChange = {}): SendCompletion {
  const { state = "sent", ...set } = change.set ?? {};
  return {
    deliveryId: row.id,
    fence: row.fence,
    attempt: {
      number: attempt,
      endedAt: now + 5,
      outcome: "done",
      reason: undefined,
      meshMessageId: `MESH-${row.id}-${attempt}`,
      ...change.attempt,
    },
    set: { state, sentAt: now + 5, ...set },
    event: { deliveryId: row.id, at: now + 5, state, reason: "mesh-accepted", by: undefined },
    open: change.open ?? [],
  };
}

export interface CompletionChange {
  readonly attempt?: Partial<SendCompletion["attempt"]>;
  readonly set?: Partial<SendCompletion["set"]>;
  readonly open?: readonly NewAttention[];
}

export function attention(change: Partial<NewAttention> = {}): NewAttention {
  return {
    id: newUuid(),
    mailboxId,
    deliveryId: undefined,
    inboxMessageId: undefined,
    reason: "rejected",
    detail: undefined,
    since: now,
    ...change,
  };
}

export function message(change: Partial<InboxMessage> = {}): InboxMessage {
  return {
    type: "message",
    messageId: newUuid(),
    from: "A12345OT001",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    body: new Uint8Array([1, 2, 3]),
    ...change,
  };
}

export function report(change: Partial<InboxReport> = {}): InboxReport {
  return {
    type: "report",
    messageId: newUuid(),
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: undefined,
    statusCode: "EPL-151",
    statusEvent: "SEND",
    statusDescription: "words of MESH",
    statusTimestamp: undefined,
    ...change,
  };
}

/** Ids of deliveries or attentions, in order. */
export function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}

/** Ids of what was claimed, in order. */
export function claimedIds(claimed: readonly ClaimedSend[]): readonly string[] {
  return claimed.map(({ row }) => row.id);
}
