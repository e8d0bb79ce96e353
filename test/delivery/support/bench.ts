import { openDelivery } from "../../../src/delivery/open-delivery.js";
import type { Attention } from "../../../src/delivery/attention.js";
import type { Delivery } from "../../../src/delivery/delivery.js";
import type { DeliveryOptions } from "../../../src/delivery/delivery-options.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import type { AcknowledgementInput } from "../../../src/message/acknowledgement/types.js";
import { memoryMesh, type MemoryMesh, type PostedMessage } from "../../../src/transport/memory/mesh.js";
import type { Transport } from "../../../src/transport/transport.js";
import { sender } from "./sinusitis.js";

export const minute = 60_000;
export const hour: number = 60 * minute;
export const practice = { odsCode: "A12345", mailboxId: "A12345OT001" };
export const ann = { by: "Ann" };

/** A delivery over a MESH in memory, with a clock that a test turns and a practice that answers when a test says so. */
export interface Bench {
  readonly delivery: Delivery;
  readonly store: DeliveryStore;
  readonly mesh: MemoryMesh;
  readonly transport: Transport;
  /** Messages that MESH took, in order. */
  readonly posted: readonly PostedMessage[];
  /** What `onAttention` was told, in order. */
  readonly told: readonly Attention[];
  /** Lets time pass: for the clock, and for the store's leases. */
  readonly pass: (milliseconds: number) => void;
  /** Sets the clock by so much, without any time passing. */
  readonly setClock: (milliseconds: number) => void;
  now(): Date;
  /** Puts an acknowledgement into the pharmacy's inbox; gives its MESH id. */
  answer(record: DeliveryRecord, code: AcknowledgementInput["code"], change?: Partial<AcknowledgementInput>): string;
  /** Puts any bytes into the pharmacy's inbox, as an acknowledgement. */
  put(body: string, workflowId?: string): string;
  /** Puts MESH's report about a message into the pharmacy's inbox: by the record's last MESH id, or by any. */
  report(about: DeliveryRecord | string, statusCode: string): Promise<string>;
  /** MESH ids of what is in the pharmacy's inbox. */
  waiting(): Promise<readonly string[]>;
  /** The record as the store holds it. */
  stored(record: { readonly id: string }): Promise<DeliveryRecord>;
  /** The states that a delivery went through. */
  states(record: { readonly id: string }): Promise<readonly string[]>;
  /** The reasons of all its events. */
  reasons(record: { readonly id: string }): Promise<readonly string[]>;
  /** Reasons of the open attentions: of a delivery, or of everything. */
  open(record?: { readonly id: string }): Promise<readonly string[]>;
}

export interface BenchOptions extends Partial<Omit<DeliveryOptions, "transport" | "store">> {
  /** Stands between the delivery and the mesh. */
  readonly around?: (transport: Transport) => Transport;
  /** Stands between the delivery and the store. */
  readonly aroundStore?: (store: DeliveryStore) => DeliveryStore;
  /** Another bench, whose store, mesh and clock this one shares: a second process. */
  readonly beside?: Bench;
  readonly onMessage?: (message: PostedMessage, mesh: MemoryMesh) => void | Promise<void>;
}

/** What the benches over one store share. */
interface World {
  readonly store: DeliveryStore;
  readonly mesh: MemoryMesh;
  readonly posted: PostedMessage[];
  now: number;
  elapsed: number;
}

const worlds = new WeakMap<Bench, World>();

export async function bench(options: BenchOptions = {}): Promise<Bench> {
  const { around, aroundStore, beside, onMessage, ...given } = options;
  const world = (beside && worlds.get(beside)) ?? newWorld(onMessage);
  const { store, mesh, posted } = world;
  const told: Attention[] = [];
  const ownTransport = mesh.transport(sender.mailboxId);
  const transport = around === undefined ? ownTransport : around(ownTransport);
  const delivery = await openDelivery({
    store: aroundStore === undefined ? store : aroundStore(store),
    transport,
    sender,
    clock: () => new Date(world.now),
    random: () => 0.5,
    onAttention: (attention) => void told.push(attention),
    ...given,
  });
  const put = (body: string, workflowId = "GPCONNECT_UPDATE_RECORD_ACK"): string =>
    mesh.deliver(practice.mailboxId, {
      to: sender.mailboxId,
      workflowId,
      subject: "",
      localId: practice.odsCode,
      contentType: "application/fhir+xml",
      body: new TextEncoder().encode(body),
    });
  const own: Bench = {
    delivery,
    store,
    mesh,
    transport,
    posted,
    told,
    pass: (milliseconds) => {
      world.now += milliseconds;
      world.elapsed += milliseconds;
    },
    setClock: (milliseconds) => {
      world.now += milliseconds;
    },
    now: () => new Date(world.now),
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
    async report(about, statusCode) {
      const attempts = typeof about === "string" ? [] : await store.listAttempts(about.id);
      return mesh.report(sender.mailboxId, {
        workflowId: "GPCONNECT_UPDATE_RECORD",
        linkedMessageId: typeof about === "string" ? about : attempts.at(-1)?.meshMessageId,
        statusCode,
        statusEvent: "SEND",
        statusDescription: "words of MESH",
        statusTimestamp: undefined,
      });
    },
    async waiting() {
      const ids: string[] = [];
      for await (const id of transport.listInbox()) ids.push(id);
      return ids;
    },
    async stored({ id }) {
      const record = await delivery.status(id);
      if (record === undefined) throw new Error("the store has lost a record");
      return record;
    },
    states: async ({ id }) => (await delivery.events(id)).map(({ state }) => state),
    reasons: async ({ id }) => (await delivery.events(id)).map(({ reason }) => reason),
    open: async (record) =>
      (await delivery.attention(record && { deliveryIds: [record.id] })).items.map(({ reason }) => reason),
  };
  worlds.set(own, world);
  return own;
}

function newWorld(onMessage: BenchOptions["onMessage"]): World {
  const posted: PostedMessage[] = [];
  const mesh = memoryMesh({
    onMessage: async (message, own) => {
      await onMessage?.(message, own);
      posted.push(message);
    },
  });
  const world: World = {
    store: memoryStore({ elapsedMs: () => world.elapsed }),
    mesh,
    posted,
    now: Date.parse("2026-11-20T10:30:00Z"),
    elapsed: 0,
  };
  return world;
}
