import { expect, test } from "vitest";
import type { Attention } from "../../src/delivery/attention.js";
import { bench, type Bench } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

let count = 0;
const unreadableId = "unreadable-in-original";

async function submitted(own: Bench) {
  return own.delivery.submit(sinusitis(), { id: `correlated-${(count += 1)}` });
}

async function two(own: Bench) {
  const records = [await submitted(own), await submitted(own)] as const;
  await own.delivery.poll();
  return records;
}

test("UR-111: an acknowledgement is matched by the id of the message's header", async () => {
  const own = await bench();
  const [first, second] = await two(own);
  own.answer(second, "20013", {
    request: { headerId: second.ids.messageHeader, senderReference: `urn:uuid:${first.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await own.stored(first)).state).toBe("sent");
  expect((await own.stored(second)).state).toBe("received");
});

test("UR-111: where a receiver names the bundle's identifier instead, it is matched by that", async () => {
  const own = await bench();
  const [first, second] = await two(own);
  own.answer(second, "20013", {
    request: { headerId: second.ids.messageBundle, senderReference: `urn:uuid:${first.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await own.stored(first)).state).toBe("sent");
  expect((await own.stored(second)).state).toBe("received");
});

test("UR-111: where the request's id could not be read, it is matched by SenderReference", async () => {
  const own = await bench();
  const [, record] = await two(own);
  own.answer(record, "10009", {
    request: { headerId: unreadableId, senderReference: `urn:uuid:${record.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("rejected");
});

test("UR-111: a SenderReference that two messages share decides nothing: a person does", async () => {
  const encounter = "11111111-1111-4111-8111-111111111111";
  const own = await bench({
    // As a message and its replacement may, all share one encounter.
    aroundStore: (store) => ({
      ...store,
      add: (prepared) => {
        const ids = { ...prepared.row.ids, encounter: encounter as typeof prepared.row.ids.encounter };
        return store.add({ ...prepared, row: { ...prepared.row, ids } });
      },
    }),
  });
  const [first, second] = await two(own);
  own.answer(first, "20013", { request: { headerId: unreadableId, senderReference: `urn:uuid:${encounter}` } });
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [] });
  expect((await own.stored(first)).state).toBe("sent");
  expect((await own.stored(second)).state).toBe("sent");
  const [item] = (await own.delivery.inbox()).items;
  expect(item).toMatchObject({ state: "unmatched", deliveryId: undefined, candidates: [first.id, second.id] });
});

test("UR-101: an item of no message is stored, a person is told, and MESH is told that it is stored", async () => {
  const own = await bench();
  const record = await submitted(own);
  await own.delivery.poll();
  const stranger = own.answer(record, "30001", { request: { headerId: "33333333-3333-4333-8333-333333333333" } });
  const broken = own.put("<Bundle");
  const foreign = own.put("other post", "ANOTHER_WORKFLOW");
  const report = await own.report("another message", "EPL-151");
  expect(await own.delivery.poll()).toMatchObject({ received: 4, failures: [] });
  expect((await own.delivery.inbox()).items.map(({ messageId, state }) => [messageId, state])).toEqual([
    [stranger, "unmatched"],
    [broken, "unmatched"],
    [foreign, "unmatched"],
    [report, "unmatched"],
  ]);
  const item = await own.delivery.inboxItem("X26ABC1", broken);
  expect(item).toMatchObject({ body: new TextEncoder().encode("<Bundle") });
  const byItem = (one: Attention, other: Attention): number =>
    String(one.inboxMessageId) < String(other.inboxMessageId) ? -1 : 1;
  const open = (await own.delivery.attention()).items.toSorted(byItem);
  expect(open.map(({ reason, inboxMessageId, deliveryId }) => [reason, inboxMessageId, deliveryId])).toEqual([
    ["unmatched", stranger, undefined],
    ["unreadable", broken, undefined],
    ["unmatched", foreign, undefined],
    ["unmatched", report, undefined],
  ]);
  expect(await own.waiting()).toEqual([]);
  expect((await own.stored(record)).state).toBe("sent");
});

test("ids of any length and with any character are asked of no store", async () => {
  const asked: string[] = [];
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      findByHeaderId: (id) => {
        asked.push(id);
        return store.findByHeaderId(id);
      },
    }),
  });
  const record = await submitted(own);
  await own.delivery.poll();
  for (const headerId of ["two words", "x".repeat(201), "é"]) own.answer(record, "20013", { request: { headerId } });
  expect(await own.delivery.poll()).toMatchObject({ received: 3, failures: [] });
  expect(asked).toEqual([]);
});

test("a report about another mailbox's message changes nothing: a person must look", async () => {
  const own = await bench({ mailboxes: ["X26ABC2"] });
  const record = await own.delivery.submit(sinusitis(), { id: "other-mailbox" });
  await own.delivery.poll();
  const [attempt] = await own.store.listAttempts(record.id);
  own.mesh.report("X26ABC2", {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: attempt?.meshMessageId,
    statusCode: "EPL-151",
    statusEvent: "SEND",
    statusDescription: "",
    statusTimestamp: undefined,
  });
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.open()).toEqual(["unmatched"]);
  expect((await own.delivery.inbox()).items).toMatchObject([
    { mailboxId: "X26ABC2", state: "unmatched", candidates: [record.id] },
  ]);
});
