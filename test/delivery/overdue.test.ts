import { expect, test } from "vitest";
import { hoursAfterSending } from "../../src/delivery/deadlines.js";
import type { Transport } from "../../src/transport/transport.js";
import { ann, bench, hour, minute, type Bench } from "./support/bench.js";
import { failFirst, noAnswer, notReached, refused, withSend } from "./support/failures.js";
import { sender, sinusitis } from "./support/sinusitis.js";
import { StoreError } from "../../src/delivery/store/store-error.js";
import { prepared } from "./store/contract/rows.js";

let count = 0;

async function sent(own: Bench) {
  const record = await own.delivery.submit(sinusitis(), { id: `due-${(count += 1)}` });
  await own.delivery.poll();
  return record;
}

test("UR-101: without an infrastructure acknowledgement for 4 hours a person is told, once", async () => {
  const own = await bench();
  const record = await sent(own);
  own.pass(4 * hour - 1);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  own.pass(1);
  expect(await own.delivery.poll()).toMatchObject({ overdue: 1 });
  expect(await own.delivery.poll()).toMatchObject({ overdue: 0 });
  expect(own.told).toMatchObject([{ reason: "acknowledgement-overdue", deliveryId: record.id }]);
  expect((await own.reasons(record)).at(-1)).toBe("no-infrastructure-acknowledgement");
});

test("UR-101: sent on Friday at 10:30 and received, it is overdue on Monday at noon, and not on Saturday", async () => {
  const own = await bench();
  const record = await sent(own);
  own.answer(record, "20013");
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "received", dueAt: "2026-11-23T12:00:00.000Z" });
  own.pass(25 * hour); // Saturday, 11:30
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("received");
  own.pass(48.5 * hour - 1);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("received");
  own.pass(1);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("overdue");
  expect((await own.reasons(record)).at(-1)).toBe("no-business-acknowledgement");
  expect(await own.open(record)).toEqual(["acknowledgement-overdue"]);
});

test("both deadlines are options", async () => {
  const deadlines = { infrastructure: hoursAfterSending(1), business: hoursAfterSending(2) };
  const own = await bench({ deadlines });
  const [silent, halfway] = [await sent(own), await sent(own)];
  own.answer(halfway, "20013");
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.poll();
  expect([(await own.stored(silent)).state, (await own.stored(halfway)).state]).toEqual(["overdue", "received"]);
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(halfway)).state).toBe("overdue");
});

test("a late answer counts, and 'overdue' closes itself when it is matched, naming the answer", async () => {
  const own = await bench();
  const record = await sent(own);
  own.pass(5 * hour);
  await own.delivery.poll();
  own.answer(record, "20013");
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["acknowledgement-overdue"]);
  own.answer(record, "30001");
  await own.delivery.poll();
  expect((await own.states(record)).slice(-3)).toEqual(["overdue", "received", "patient-matched"]);
  expect(await own.open(record)).toEqual([]);
  const [closed] = (await own.delivery.attention({ includeClosed: true })).items;
  expect(closed?.closed).toMatchObject({ by: undefined, how: "30001" });
});

test("a late refusal counts too, and the first attention stays", async () => {
  const own = await bench();
  const record = await sent(own);
  own.pass(5 * hour);
  await own.delivery.poll();
  own.answer(record, "30003");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("rejected");
  expect(await own.open(record)).toEqual(["acknowledgement-overdue", "rejected"]);
});

test("received, overdue, received again: the second 20013 brings nothing new", async () => {
  const own = await bench();
  const record = await sent(own);
  own.answer(record, "20013");
  await own.delivery.poll();
  own.pass(100 * hour);
  await own.delivery.poll();
  own.answer(record, "20007");
  await own.delivery.poll();
  expect((await own.states(record)).slice(-3)).toEqual(["received", "overdue", "overdue"]);
});

test("UR-101: if a message cannot be sent for hours a person is told once, and sending goes on", async () => {
  let down = true;
  const around = (transport: Transport): Transport =>
    withSend(transport, (envelope, options) => (down ? Promise.reject(notReached) : transport.send(envelope, options)));
  const own = await bench({ around });
  const record = await sent(own);
  for (let round = 0; round < 6; round++) {
    own.pass(hour);
    await own.delivery.poll();
  }
  await own.delivery.poll();
  expect(own.told.map(({ reason }) => reason)).toEqual(["not-sent-in-time"]);
  expect((await own.stored(record)).state).toBe("queued");
  down = false;
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  // Nobody but a person closes it: perhaps they have sent it another way meanwhile.
  expect(await own.open(record)).toEqual(["not-sent-in-time"]);
});

test("what may have arrived and is not answered in time is overdue, and is not sent again", async () => {
  const sends = failFirst(...Array<unknown>(20).fill(noAnswer));
  const own = await bench({ around: sends.around });
  const record = await sent(own);
  own.pass(4 * hour);
  await own.store.setBreaker("X26ABC1", { failures: 1, retryAt: own.now().getTime() + hour });
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "overdue", nextSendAt: undefined });
  expect(await own.open(record)).toContain("acknowledgement-overdue");
});

test("two processes over one store mark what is overdue once, and one of them tells it", async () => {
  const own = await bench();
  const other = await bench({ beside: own });
  const record = await sent(own);
  own.pass(5 * hour);
  await Promise.all([own.delivery.poll(), other.delivery.poll()]);
  await Promise.all([own.delivery.poll(), other.delivery.poll()]);
  expect((await own.states(record)).filter((state) => state === "overdue")).toHaveLength(1);
  expect([...own.told, ...other.told]).toHaveLength(1);
});

test("D17: another way was used: the attention is closed, and opens anew where that fails", async () => {
  const own = await bench();
  const record = await sent(own);
  own.pass(5 * hour);
  await own.delivery.poll();
  await own.delivery.sentByFallback(record.id, { ...ann, how: "NHSmail" });
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect(await own.open()).toEqual([]);
  const back = await own.delivery.fallbackFailed(record.id);
  expect(back.state).toBe("overdue");
  expect(await own.open()).toEqual(["fallback-failed"]);
  // With another way in between, an answer no longer closes anything.
  own.answer(record, "30001");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("patient-matched");
  expect(await own.open()).toEqual(["fallback-failed"]);
  await expect(own.delivery.fallbackFailed(record.id)).rejects.toThrow(/did not go to the practice another way/);
});

test("after sends without an answer, the first acknowledgement alone leads to overdue once more", async () => {
  const { around } = failFirst(noAnswer, refused);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: `due-${(count += 1)}` });
  await own.delivery.poll();
  own.pass(minute);
  await own.delivery.poll();
  own.pass(4 * hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("overdue");
  own.answer(record, "20013");
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "received", dueAt: "2026-11-23T12:00:00.000Z" });
  await own.delivery.resolve({ ids: [record.id] }, { ...ann, how: "asked the practice" });
  own.pass(74 * hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("overdue");
  expect(await own.open(record)).toEqual(["acknowledgement-overdue"]);
});

test("deliveries that can never be changed hold up no other deadline, however many there are", async () => {
  const broken = new Set<string>();
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      apply: (change) =>
        change.records?.some(({ id }) => broken.has(id)) === true
          ? Promise.reject(new StoreError("corrupt", "A row is damaged."))
          : store.apply(change),
    }),
  });
  const { mailboxId } = sender;
  const dueAt = own.now().getTime();
  for (let number = 0; number < 230; number++) {
    const row = { mailboxId, state: "sent", runAt: undefined, sentAt: dueAt, dueAt: dueAt - 1 } as const;
    broken.add((await own.store.add(prepared({ row }))).row.id);
  }
  const record = await sent(own);
  own.pass(4 * hour);
  expect(await own.delivery.poll()).toMatchObject({ overdue: 1 });
  expect((await own.stored(record)).state).toBe("overdue");
  expect(await own.delivery.poll()).toMatchObject({ overdue: 0, told: 0 });
});
