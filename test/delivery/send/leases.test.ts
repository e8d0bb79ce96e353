import { afterEach, expect, test, vi } from "vitest";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import type { SendCompletion } from "../../../src/delivery/store/store.js";
import { bench, hour, minute } from "../support/bench.js";
import { holdSends, noAnswer, withSend } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

afterEach(() => void vi.useRealTimers());

test("D1: a worker dies while it sends: another sends the same bytes within 30 seconds", async () => {
  const dead = await bench({ around: (transport) => withSend(transport, () => new Promise(() => undefined)) });
  const record = await dead.delivery.submit(sinusitis(), { id: "1" });
  void dead.delivery.poll();
  await expect.poll(async () => (await dead.stored(record)).state).toBe("sending");
  const other = await bench({ beside: dead });
  dead.pass(19_000);
  await other.delivery.poll();
  expect((await other.stored(record)).state).toBe("sending");
  dead.pass(2_000);
  await other.delivery.poll();
  expect(await other.states(record)).toEqual(["queued", "sending", "outcome-unknown", "sending", "sent"]);
  expect((await other.reasons(record))[2]).toBe("worker-lost");
  expect(await other.delivery.attempts(record.id)).toMatchObject([
    { number: 1, outcome: "unknown", reason: "worker-lost", meshMessageId: undefined },
    { number: 2, outcome: "done" },
  ]);
  expect(other.posted[0]?.envelope).toEqual((await other.delivery.message(record.id))?.envelope);
});

test("D1: six workers in a row die over one message: then a person is told, and it does not go again", async () => {
  const first = await bench({ around: (transport) => withSend(transport, () => new Promise(() => undefined)) });
  const record = await first.delivery.submit(sinusitis(), { id: "1" });
  for (let worker = 0; worker < 8; worker++) {
    const { delivery, pass } = await bench({
      beside: first,
      around: (transport) => withSend(transport, () => new Promise(() => undefined)),
    });
    void delivery.poll();
    const sends = Math.min(worker + 1, 7);
    await expect.poll(async () => (await first.delivery.attempts(record.id)).length).toBe(sends);
    await expect
      .poll(async () => (await first.stored(record)).state)
      .toBe(worker === 7 ? "outcome-unknown" : "sending");
    pass(21_000);
  }
  expect(await first.stored(record)).toMatchObject({ state: "outcome-unknown", nextSendAt: undefined });
  expect(await first.open(record)).toEqual(["outcome-unknown"]);
});

test("a worker that was asleep past its lease changes nothing, but MESH's id is kept", async () => {
  const held = holdSends();
  const asleep = await bench({ around: held.around });
  const other = await bench({ beside: asleep });
  const record = await asleep.delivery.submit(sinusitis(), { id: "1" });
  const polling = asleep.delivery.poll();
  await held.reached(1);
  asleep.pass(21_000);
  await other.delivery.poll();
  const before = await other.stored(record);
  expect(before.state).toBe("sent");
  held.letGo();
  await polling;
  expect(await other.stored(record)).toEqual(before);
  const attempts = await other.delivery.attempts(record.id);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
  expect(attempts.map(({ meshMessageId }) => meshMessageId).sort()).toEqual(
    asleep.posted.map(({ messageId }) => messageId).sort(),
  );
});

test("D14: a report about an id that becomes known late is matched once it is known", async () => {
  let take: (messageId: string) => void = () => undefined;
  const asleep = await bench({
    around: (transport) =>
      withSend(transport, () => new Promise((resolve) => (take = (messageId) => resolve({ messageId })))),
  });
  const other = await bench({ beside: asleep });
  const record = await asleep.delivery.submit(sinusitis(), { id: "1" });
  const polling = asleep.delivery.poll();
  await expect.poll(async () => (await asleep.delivery.attempts(record.id)).length).toBe(1);
  asleep.pass(21_000);
  await other.delivery.poll();
  const item = await other.report("LATE", "14");
  await other.delivery.poll();
  expect((await other.delivery.inbox()).items).toMatchObject([{ messageId: item, state: "unmatched" }]);
  take("LATE");
  await polling;
  expect((await other.delivery.inbox()).items).toEqual([]);
  expect(await other.delivery.attempts(record.id)).toMatchObject([
    { meshMessageId: "LATE", reportCode: "14" },
    { outcome: "done", reportCode: undefined },
  ]);
  expect((await other.stored(record)).state).toBe("sent");
});

test("D14: MESH's id comes late, and nothing else is known: it is sent, and does not go again", async () => {
  let take: (messageId: string) => void = () => undefined;
  const asleep = await bench({
    work: { resendAfterMs: [hour] },
    around: (transport) =>
      withSend(transport, () => new Promise((resolve) => (take = (messageId) => resolve({ messageId })))),
  });
  const other = await bench({
    beside: asleep,
    work: { resendAfterMs: [hour] },
    around: (transport) => withSend(transport, () => Promise.reject(noAnswer)),
  });
  const record = await asleep.delivery.submit(sinusitis(), { id: "1" });
  const polling = asleep.delivery.poll();
  await expect.poll(async () => (await asleep.delivery.attempts(record.id)).length).toBe(1);
  asleep.pass(21_000);
  await other.delivery.poll();
  expect((await other.stored(record)).state).toBe("outcome-unknown");
  take("LATE");
  await polling;
  expect(await other.stored(record)).toMatchObject({ state: "sent", nextSendAt: undefined });
  expect((await other.reasons(record)).at(-1)).toBe("mesh-accepted");
  asleep.pass(2 * hour);
  await other.delivery.poll();
  expect(await other.delivery.attempts(record.id)).toHaveLength(2);
});

test("a lease that is lost ends its request", async () => {
  const held = holdSends();
  const slow = await bench({ around: held.around, work: { leaseMs: 60 } });
  const other = await bench({ beside: slow });
  const record = await slow.delivery.submit(sinusitis(), { id: "1" });
  const polling = slow.delivery.poll();
  await held.reached(1);
  slow.pass(61);
  await other.delivery.poll();
  // Nobody lets it go: the heartbeat finds that the lease is lost.
  await polling;
  expect(held.count()).toBe(0);
  expect(slow.posted).toHaveLength(1);
  expect((await other.stored(record)).state).toBe("sent");
});

test("as long as a worker lives its leases are renewed, however long MESH takes", async () => {
  const held = holdSends();
  let renewals = 0;
  const slow = await bench({
    around: held.around,
    work: { leaseMs: 30 },
    aroundStore: (store) => ({
      ...store,
      renewSends: async (...args) => {
        renewals += 1;
        return store.renewSends(...args);
      },
    }),
  });
  const other = await bench({ beside: slow });
  const record = await slow.delivery.submit(sinusitis(), { id: "1" });
  const polling = slow.delivery.poll();
  await held.reached(1);
  for (let count = 1; count < 6; count++) {
    slow.pass(20);
    await expect.poll(() => renewals, { interval: 2 }).toBeGreaterThan(count);
    await other.delivery.poll();
  }
  held.letGo();
  await polling;
  expect(await other.states(record)).toEqual(["queued", "sending", "sent"]);
  expect(slow.posted).toHaveLength(1);
});

test("an answer that comes before MESH's own: the delivery goes on, and MESH's id is in the attempt", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  own.delivery.start();
  await held.reached(1);
  own.answer(record, "20013");
  await expect.poll(async () => (await own.stored(record)).state).toBe("received");
  held.letGo();
  await expect.poll(async () => (await own.delivery.attempts(record.id))[0]?.outcome).toBe("done");
  await own.delivery.close();
  expect(await own.store.listEvents(record.id).catch(() => "closed")).toBe("closed");
});

test("the store fails when the outcome is to be stored: nothing is lost or sent twice", async () => {
  let left = 3;
  const own = await bench({
    work: { leaseMs: 5_000 },
    aroundStore: (store) => ({
      ...store,
      completeSends: async (completions: readonly SendCompletion[]) => {
        if (left-- <= 0) return store.completeSends(completions);
        // Of these, the last was stored, though nobody learns of it.
        if (left === 0) await store.completeSends(completions);
        throw new StoreError("unusable", "the connection was lost", { certainty: "unknown" });
      },
    }),
  });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  const { failures } = await own.delivery.poll();
  expect(failures).toHaveLength(3);
  expect(await own.states(record)).toEqual(["queued", "sending", "sent"]);
  expect(await own.delivery.attempts(record.id)).toMatchObject([{ outcome: "done" }]);
  own.pass(hour);
  await own.delivery.poll();
  expect(own.posted).toHaveLength(1);
});

test("a store that never takes the outcome: one pass gives up, and the message goes again later", async () => {
  let isBroken = true;
  const own = await bench({
    work: { leaseMs: 50 },
    aroundStore: (store) => ({
      ...store,
      completeSends: (completions: readonly SendCompletion[]) =>
        isBroken ? Promise.reject(new StoreError("full", "the disk is full")) : store.completeSends(completions),
    }),
  });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  expect((await own.delivery.poll()).sent).toBe(0);
  isBroken = false;
  own.pass(minute);
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "outcome-unknown", "sending", "sent"]);
  expect(own.posted).toHaveLength(2);
  expect(own.posted[1]?.envelope).toEqual(own.posted[0]?.envelope);
});

test("outcomes that come at the same time are stored in one transaction", async () => {
  const batches: number[] = [];
  const own = await bench({
    work: { sendsPerMailbox: 16 },
    aroundStore: (store) => ({
      ...store,
      completeSends: (completions: readonly SendCompletion[]) => {
        batches.push(completions.length);
        return store.completeSends(completions);
      },
    }),
  });
  for (let number = 0; number < 33; number++) await own.delivery.submit(sinusitis(), { id: String(number) });
  expect((await own.delivery.poll()).sent).toBe(33);
  expect(batches).toEqual([1, 16, 16]);
});

test("what cannot be taken over is reported and holds up no other; damaged attempts prevent nothing", async () => {
  const dead = await bench({ around: (transport) => withSend(transport, () => new Promise(() => undefined)) });
  const ids: string[] = [];
  for (const id of ["1", "2", "3"]) ids.push((await dead.delivery.submit(sinusitis(), { id })).id);
  const claims = await dead.store.claimSends({
    now: dead.now().getTime(),
    leaseMs: 1_000,
    limit: 3,
    perMailbox: 3,
    except: [],
    longestPauseMs: hour,
  });
  expect(claims).toHaveLength(3);
  const stuck = new StoreError("unusable", "This row cannot be written.");
  const damaged = new StoreError("corrupt", "An attempt is damaged.");
  const other = await bench({
    beside: dead,
    aroundStore: (store) => ({
      ...store,
      apply: (change) => (change.records?.[0]?.id === ids[0] ? Promise.reject(stuck) : store.apply(change)),
      listAttempts: (id) => (id === ids[1] ? Promise.reject(damaged) : store.listAttempts(id)),
    }),
  });
  dead.pass(1_001);
  const { sent, failures } = await other.delivery.poll();
  expect(sent).toBe(2);
  expect(failures[0]).toMatchObject({ loop: "send", error: stuck });
  expect(await Promise.all(ids.map(async (id) => (await other.stored({ id })).state))).toEqual([
    "sending",
    "sent",
    "sent",
  ]);
});

test("a worker that was asleep while its claim was answered checks whether it still holds it", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  let sleep = async (): Promise<void> => undefined;
  const asleep = await bench({
    aroundStore: (store) => ({
      ...store,
      async claimSends(ask) {
        const claimed = await store.claimSends(ask);
        if (claimed.length > 0) await sleep();
        return claimed;
      },
    }),
  });
  const other = await bench({ beside: asleep });
  sleep = async () => {
    asleep.pass(21_000);
    vi.advanceTimersByTime(21_000);
    await other.delivery.poll();
  };
  const record = await asleep.delivery.submit(sinusitis(), { id: "1" });
  await asleep.delivery.poll();
  expect(asleep.posted).toHaveLength(1);
  expect(await other.states(record)).toEqual(["queued", "sending", "outcome-unknown", "sending", "sent"]);
});
