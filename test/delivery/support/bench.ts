import { openDelivery } from "../../../src/delivery/open-delivery.js";
import type { AttentionNotice } from "../../../src/delivery/attention.js";
import type { Delivery, DeliveryOptions } from "../../../src/delivery/delivery.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { memoryStore } from "../../../src/delivery/store/memory.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import type { AcknowledgementInput } from "../../../src/message/acknowledgement/types.js";
import { memoryMesh, type MemoryMesh, type PostedMessage } from "../../../src/transport/memory/mesh.js";
import type { Transport } from "../../../src/transport/transport.js";
import { sender } from "./sinusitis.js";

export const hour = 3_600_000;
export const practice = { odsCode: "A12345", mailboxId: "A12345OT001" };

/** A delivery over a MESH in memory, with a clock that a test turns and a practice that answers when a test says so. */
export interface Bench {
  readonly delivery: Delivery;
  readonly store: DeliveryStore;
  readonly mesh: MemoryMesh;
  readonly transport: Transport;
  /** Messages that MESH took, in order. */
  readonly posted: readonly PostedMessage[];
  readonly notices: readonly AttentionNotice[];
  pass(milliseconds: number): void;
  /** Sets the clock by so much, without any time passing. */
  setClock(milliseconds: number): void;
  /** Puts an acknowledgement into the pharmacy's inbox; gives its MESH id. */
  answer(record: DeliveryRecord, code: AcknowledgementInput["code"], change?: Partial<AcknowledgementInput>): string;
  /** Puts any bytes into the pharmacy's inbox, as an acknowledgement. */
  put(body: string, workflowId?: string): string;
  report(record: DeliveryRecord, statusCode: string): string;
  waiting(): Promise<readonly string[]>;
}

export interface BenchOptions extends Partial<Omit<DeliveryOptions, "transport" | "store">> {
  /** Stands between the delivery and the mesh. */
  readonly around?: (transport: Transport) => Transport;
  readonly store?: DeliveryStore;
  readonly onMessage?: (message: PostedMessage, mesh: MemoryMesh) => void | Promise<void>;
}

export function bench({
  around = (each) => each,
  store = memoryStore(),
  onMessage,
  ...options
}: BenchOptions = {}): Bench {
  let now = Date.parse("2026-11-20T10:30:00Z");
  let elapsed = 0;
  const posted: PostedMessage[] = [];
  const notices: AttentionNotice[] = [];
  const mesh = memoryMesh({
    onMessage: async (message, own) => {
      await onMessage?.(message, own);
      posted.push(message);
    },
  });
  const transport = around(mesh.transport(sender.mailboxId));
  const put = (body: string, workflowId = "GPCONNECT_UPDATE_RECORD_ACK"): string =>
    mesh.deliver(practice.mailboxId, {
      to: sender.mailboxId,
      workflowId,
      subject: "",
      localId: practice.odsCode,
      contentType: "application/fhir+xml",
      body: new TextEncoder().encode(body),
    });
  return {
    delivery: openDelivery({
      store,
      transport,
      sender,
      clock: () => new Date(now),
      elapsedMs: () => elapsed,
      onAttention: (notice) => void notices.push(notice),
      ...options,
    }),
    store,
    mesh,
    transport,
    posted,
    notices,
    pass: (milliseconds) => {
      now += milliseconds;
      elapsed += milliseconds;
    },
    setClock: (milliseconds) => {
      now += milliseconds;
    },
    answer: ({ ids }, code, change) =>
      put(
        writeXml(
          composeAcknowledgement({
            request: { headerId: ids.messageHeader, senderReference: `urn:uuid:${ids.encounter}` },
            code,
            practice,
            ...change,
          }),
        ),
      ),
    put,
    report: ({ meshMessageId }, statusCode) =>
      mesh.report(sender.mailboxId, {
        workflowId: "GPCONNECT_UPDATE_RECORD",
        linkedMessageId: meshMessageId,
        statusCode,
        statusEvent: "SEND",
        statusDescription: "words of MESH",
        statusTimestamp: undefined,
      }),
    waiting: async () => {
      const ids: string[] = [];
      for await (const id of transport.listInbox()) ids.push(id);
      return ids;
    },
  };
}

/** The states that a delivery went through. */
export function states({ history }: DeliveryRecord): readonly string[] {
  return history.map(({ state }) => state);
}

/** The record as the store holds it. */
export async function stored({ store }: Bench, { id }: DeliveryRecord): Promise<DeliveryRecord> {
  const record = await store.findById(id);
  if (record === undefined) throw new Error("the store has lost a record");
  return record;
}
