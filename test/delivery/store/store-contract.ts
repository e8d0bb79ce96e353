import { expect, test } from "vitest";
import { DeliveryError } from "../../../src/delivery/delivery-error.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import type { InboxEntry } from "../../../src/delivery/store/store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { parseInstant } from "../../../src/values/dates.js";
import { newUuid } from "../../../src/values/uuid.js";
import { attentionOf } from "../../../src/delivery/attention.js";

const at = parseInstant("2026-11-20T10:30:00.000Z");

function record(change: Partial<DeliveryRecord> = {}): DeliveryRecord {
  const [messageBundle, messageHeader, documentBundle, composition, encounter] = [
    newUuid(),
    newUuid(),
    newUuid(),
    newUuid(),
    newUuid(),
  ];
  return {
    id: newUuid(),
    version: 1,
    state: "queued",
    history: [{ state: "queued", at, reason: "submitted" }],
    ids: { messageBundle, messageHeader, documentBundle, composition, encounter },
    envelope: {
      workflowId: "GPCONNECT_UPDATE_RECORD",
      to: "GPPROVIDER_",
      subject: "",
      localId: "FQW30",
      contentType: "application/fhir+xml",
      body: new Uint8Array([0, 255, 10]),
    },
    confirmations: [],
    meshMessageId: undefined,
    acknowledgements: [],
    reports: [],
    attention: undefined,
    practiceOdsCode: undefined,
    sentAt: undefined,
    dueAt: undefined,
    ...change,
  };
}

function entry(change: Partial<InboxEntry> = {}): InboxEntry {
  const messageId = newUuid();
  const item = {
    type: "message",
    messageId,
    from: "A12345GP001",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    body: new Uint8Array([1, 2, 3]),
  } as const;
  return { messageId, receivedAt: at, deliveryId: undefined, item, attention: undefined, ...change };
}

/** What every store must do. A store's own test calls this with a way to open an empty one. */
export function storeContract(name: string, open: () => Promise<DeliveryStore>): void {
  test(`${name}: a record is found by each of its ids, as it was stored`, async () => {
    const store = await open();
    const one = record({ meshMessageId: "MESH1" });
    await store.insert(record());
    await store.insert(one);
    expect(await store.findById(one.id)).toEqual(one);
    expect(await store.findByHeaderId(one.ids.messageHeader)).toEqual(one);
    expect(await store.findByBundleIdentifier(one.ids.messageBundle)).toEqual(one);
    expect(await store.listBySenderReference(`urn:uuid:${one.ids.encounter}`)).toEqual([one]);
    expect(await store.findByMeshMessageId("MESH1")).toEqual(one);
    const missing = ["findById", "findByHeaderId", "findByBundleIdentifier", "findByMeshMessageId"] as const;
    for (const find of missing) expect(await store[find]("nothing"), find).toBeUndefined();
    expect(await store.listBySenderReference("nothing")).toEqual([]);
  });

  test(`${name}: an id or a message's header that is there already is refused`, async () => {
    const store = await open();
    const one = record();
    await store.insert(one);
    for (const again of [record({ id: one.id }), record({ ids: one.ids })]) {
      await expect(store.insert(again)).rejects.toThrow(DeliveryError);
      await expect(store.insert(again)).rejects.toThrow(expect.objectContaining({ reason: "already-there" }));
    }
    expect(await store.listByState("queued")).toEqual([one]);
  });

  test(`${name}: a change is accepted only to the version that is stored`, async () => {
    const store = await open();
    const one = record();
    await store.insert(one);
    const two = { ...one, version: 2, state: "sending" } as const;
    expect(await store.update({ record: two, expectedVersion: 1 })).toBe(true);
    expect(await store.update({ record: { ...one, version: 2, state: "void" }, expectedVersion: 1 })).toBe(false);
    expect(await store.update({ record: record(), expectedVersion: 1 })).toBe(false);
    expect(await store.findById(one.id)).toEqual(two);
  });

  test(`${name}: of many changes to one version exactly one is accepted`, async () => {
    const store = await open();
    const one = record();
    await store.insert(one);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => store.update({ record: { ...one, version: 2 }, expectedVersion: 1 })),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  test(`${name}: ME-08: an inbox item and the change that it makes are both stored, or neither`, async () => {
    const store = await open();
    const one = record();
    await store.insert(one);
    const two = { ...one, version: 2, state: "sending" } as const;
    const first = entry({ deliveryId: one.id });
    expect(await store.keepInboxItem(first, { record: two, expectedVersion: 7 })).toBe(false);
    expect(await store.findInboxItem(first.messageId)).toBeUndefined();
    expect(await store.findById(one.id)).toEqual(one);
    expect(await store.keepInboxItem(first, { record: two, expectedVersion: 1 })).toBe(true);
    expect(await store.findInboxItem(first.messageId)).toEqual(first);
    expect(await store.findById(one.id)).toEqual(two);
  });

  test(`${name}: an item that is stored already stays, and does not change a record again`, async () => {
    const store = await open();
    const one = record();
    await store.insert(one);
    const first = entry({ deliveryId: one.id });
    const two = { ...one, version: 2 };
    await store.keepInboxItem(first, { record: two, expectedVersion: 1 });
    expect(
      await store.keepInboxItem(
        { ...first, deliveryId: undefined },
        { record: { ...two, version: 3 }, expectedVersion: 2 },
      ),
    ).toBe(true);
    expect(await store.findInboxItem(first.messageId)).toEqual(first);
    expect(await store.findById(one.id)).toEqual(two);
  });

  test(`${name}: lists are by state, by what is due and by what needs a person, oldest first`, async () => {
    const store = await open();
    const attention = attentionOf("rejected", at);
    const queued = record();
    const sent = record({ state: "sent", dueAt: parseInstant("2026-11-20T14:30:00.000Z") });
    const received = record({ state: "received", dueAt: parseInstant("2026-11-20T15:30:00.000+01:00") });
    const rejected = record({ state: "rejected", attention });
    for (const each of [queued, sent, received, rejected]) await store.insert(each);
    expect(await store.listByState("sent", "queued")).toEqual([queued, sent]);
    expect(await store.listByState()).toEqual([]);
    expect(await store.listDue(parseInstant("2026-11-20T14:29:59.999Z"))).toEqual([]);
    expect(await store.listDue(parseInstant("2026-11-20T14:30:00.000Z"))).toEqual([sent, received]);
    expect(await store.listAttention()).toEqual([rejected]);
    const [stranger, known] = [entry({ attention: attentionOf("unmatched", at) }), entry({ deliveryId: sent.id })];
    for (const each of [stranger, known]) await store.keepInboxItem(each);
    expect(await store.listUnmatched()).toEqual([stranger]);
    await store.close();
  });
}
