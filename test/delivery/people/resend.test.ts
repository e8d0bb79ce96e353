import { expect, test } from "vitest";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { ann, bench, hour, minute } from "../support/bench.js";
import { failFirst, lost, noAnswer, refused } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

test("what MESH could not deliver goes again, the same bytes, when a person says so", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["undeliverable"]);
  own.pass(hour);
  expect(await own.delivery.resend(record.id, ann)).toEqual({ count: 1 });
  expect(await own.stored(record)).toMatchObject({ state: "queued", dueAt: "2026-11-20T15:30:00.000Z" });
  expect((await own.delivery.events(record.id)).at(-1)).toMatchObject({ reason: "resend", by: "Ann" });
  expect(await own.open(record)).toEqual([]);
  await own.delivery.poll();
  expect(own.posted.map(({ envelope }) => envelope)).toEqual([own.posted[0]?.envelope, own.posted[0]?.envelope]);
  expect((await own.stored(record)).state).toBe("sent");
});

test("UR-080: what a later version has gone in place of is not sent again: it would come after that one", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const later = await own.delivery.replace(record.id, sinusitis(), { id: "2", ...ann });
  await own.delivery.poll();
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("undeliverable");
  await expect(own.delivery.resend(record.id, ann)).rejects.toMatchObject({
    reason: "transition-refused",
    deliveryId: later.id,
  });
  expect(await own.delivery.resend({ states: ["undeliverable"] }, ann)).toEqual({ count: 0 });
  expect((await own.stored(record)).state).toBe("undeliverable");
});

test("UR-080: what a later version waits for can be sent again: it comes before that one", async () => {
  const own = await bench({ around: failFirst(lost).around, work: { resendAfterMs: [] } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const later = await own.delivery.replace(record.id, sinusitis(), { id: "2", ...ann });
  own.pass(2_000);
  expect(await own.delivery.resend(record.id, ann)).toEqual({ count: 1 });
  await own.delivery.poll();
  await own.delivery.poll();
  expect([(await own.stored(record)).state, (await own.stored(later)).state]).toEqual(["sent", "sent"]);
  expect(own.posted).toHaveLength(3);
});

test("what waits to be sent again goes at once when a person says so", async () => {
  const own = await bench({ around: failFirst(lost).around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(2_000); // The mailbox's pause, not the message's.
  await own.delivery.resend(record.id, ann);
  await own.delivery.poll();
  expect(await own.states(record)).toEqual([
    ...["queued", "sending", "outcome-unknown"],
    ...["outcome-unknown", "sending", "sent"],
  ]);
});

test.each(["queued", "sent", "received", "cancelled"])("what is %s is not sent again by a person", async (state) => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  if (state === "cancelled") await own.delivery.cancel(record.id, ann);
  else if (state !== "queued") await own.delivery.poll();
  if (state === "received") {
    own.answer(record, "20013");
    await own.delivery.poll();
  }
  expect((await own.stored(record)).state).toBe(state);
  const error: unknown = await own.delivery.resend(record.id, ann).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ reason: "transition-refused", deliveryId: record.id });
});

test("after an outage: everything that rests is sent again, in pages, and nothing else", async () => {
  const { around, fail } = failFirst();
  const own = await bench({ around, work: { resendAfterMs: [], firstPauseMs: 1, longestPauseMs: 1 } });
  const submitted = async (count: number, name: string): Promise<DeliveryRecord[]> => {
    const records: DeliveryRecord[] = [];
    for (let number = 0; number < count; number++)
      records.push(await own.delivery.submit(sinusitis(), { id: `${name}${number}` }));
    return records;
  };
  fail(...Array.from({ length: 205 }, () => refused));
  await submitted(205, "refused");
  await own.delivery.poll();
  const sent = await submitted(1, "sent");
  await own.delivery.poll();
  fail(...Array.from({ length: 3 }, () => noAnswer));
  const unknown = await submitted(3, "unknown");
  for (let count = 0; count < 4; count++) {
    own.pass(minute);
    await own.delivery.poll();
  }
  expect(await own.stored(unknown[0] ?? { id: "" })).toMatchObject({ state: "outcome-unknown", nextSendAt: undefined });
  expect(await own.delivery.resend({ states: ["sent"] }, ann)).toEqual({ count: 0 });
  expect(await own.delivery.resend({ mailboxId: "X26ABC2" }, ann)).toEqual({ count: 0 });
  expect(await own.delivery.resend({ states: ["outcome-unknown"] }, ann)).toEqual({ count: 3 });
  expect(await own.delivery.resend({ mailboxId: "X26ABC1" }, ann)).toEqual({ count: 205 });
  expect(await own.open()).toEqual([]);
  expect((await own.stored(sent[0] ?? { id: "" })).version).toBe(3);
  await own.delivery.poll();
  const { items } = await own.delivery.list({ states: ["sent"] }, { limit: 1000 });
  expect(items).toHaveLength(209);
});

test("a query that is none: an error of ours", async () => {
  const { delivery } = await bench();
  for (const query of [{ state: ["refused"] }, { states: ["lost"] }, { from: "yesterday" }, 5, null])
    await expect(delivery.resend(query as never, ann)).rejects.toThrow(
      expect.objectContaining({ code: "invalid-value" }),
    );
});

test("what MESH reported as undelivered counts as not arrived: a refusal after it is a refusal", async () => {
  const { around, fail } = failFirst();
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  fail(refused);
  await own.delivery.resend(record.id, ann);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("refused");
  expect(await own.open(record)).toEqual(["not-sent"]);
});
