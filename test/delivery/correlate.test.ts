import { expect, test } from "vitest";
import { bench, stored } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

test("UR-111: an acknowledgement is matched by the id of the message's header", async () => {
  const own = bench();
  const first = await own.delivery.submit(sinusitis());
  const second = await own.delivery.submit(sinusitis());
  own.answer(second, "20013", {
    request: { headerId: second.ids.messageHeader, senderReference: `urn:uuid:${first.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await stored(own, first)).state).toBe("sent");
  expect((await stored(own, second)).state).toBe("received");
});

test("UR-111: where a receiver names the bundle's identifier instead, it is matched by that", async () => {
  const own = bench();
  const first = await own.delivery.submit(sinusitis());
  const second = await own.delivery.submit(sinusitis());
  own.answer(second, "20013", {
    request: { headerId: second.ids.messageBundle, senderReference: `urn:uuid:${first.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await stored(own, first)).state).toBe("sent");
  expect((await stored(own, second)).state).toBe("received");
});

test("UR-111: where the request's id could not be read, it is matched by SenderReference", async () => {
  const own = bench();
  await own.delivery.submit(sinusitis());
  const record = await own.delivery.submit(sinusitis());
  own.answer(record, "10009", {
    request: { headerId: "unreadable-in-original", senderReference: `urn:uuid:${record.ids.encounter}` },
  });
  await own.delivery.poll();
  expect((await stored(own, record)).state).toBe("rejected");
});

test("UR-111: a SenderReference that two messages share decides nothing: a person does", async () => {
  const encounter = "11111111-1111-4111-8111-111111111111";
  let count = 0;
  // The second message carries the first one's ids, all but the header's: as a replacement may.
  const own = bench({ newId: () => `22222222-2222-4222-8222-${String(++count).padStart(12, "0")}` });
  const shared = async () => {
    const record = await own.delivery.submit(sinusitis());
    await own.store.update({
      record: {
        ...record,
        version: record.version + 1,
        ids: { ...record.ids, encounter: encounter as typeof record.ids.encounter },
      },
      expectedVersion: record.version,
    });
    return record;
  };
  const first = await shared();
  const second = await shared();
  own.answer(first, "20013", {
    request: { headerId: "unreadable-in-original", senderReference: `urn:uuid:${encounter}` },
  });
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, unmatched: 1 });
  expect((await stored(own, first)).state).toBe("sent");
  expect((await stored(own, second)).state).toBe("sent");
  expect(await own.delivery.unmatched()).toHaveLength(1);
});

test("UR-101: an item of no message is stored, a person is notified, then it is acknowledged", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  const stranger = own.answer(record, "30001", { request: { headerId: "33333333-3333-4333-8333-333333333333" } });
  const broken = own.put("<Bundle");
  const foreign = own.put("other post", "ANOTHER_WORKFLOW");
  const report = own.report({ ...record, meshMessageId: "another message" }, "EPL-151");
  expect(await own.delivery.poll()).toMatchObject({ handled: 4, unmatched: 4, failures: [], changed: [] });
  const kept = await own.delivery.unmatched();
  expect(kept.map(({ messageId, attention }) => [messageId, attention?.reason])).toEqual([
    [stranger, "unmatched"],
    [broken, "unreadable"],
    [foreign, "unmatched"],
    [report, "unmatched"],
  ]);
  expect(kept[1]?.item).toMatchObject({ body: new TextEncoder().encode("<Bundle") });
  expect(own.notices.map(({ reason, inboxMessageId, deliveryId }) => [reason, inboxMessageId, deliveryId])).toEqual(
    kept.map(({ messageId, attention }) => [attention?.reason, messageId, undefined]),
  );
  expect(await own.waiting()).toEqual([]);
  expect((await stored(own, record)).state).toBe("sent");
});
