import { expect, test } from "vitest";
import { ann, bench, hour, minute } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";
import { answered, failing, fallbackBench, practiceAddress, sent } from "./support.js";

const how = { ...ann, how: "the network was down" };

test("D20: a person who deals with something else does not take away the other way", async () => {
  const own = await fallbackBench();
  own.plan.push(failing());
  const record = await own.delivery.submit(sinusitis(), { id: "late" });
  await own.delivery.pause(record.mailboxId, ann);
  own.pass(4 * hour);
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["not-sent-in-time"]);
  await own.delivery.resume(record.mailboxId, ann);
  await own.delivery.poll();
  own.answer(record, "20010");
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({
    state: "switched-off",
    nextFallbackAt: expect.any(String) as string,
  });
  await own.delivery.resolve({ ids: [record.id] }, how);
  expect((await own.stored(record)).state).toBe("switched-off");
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
});

test("D21: one that is replaced while it goes another way is seen by a person", async () => {
  const own = await fallbackBench({ after: ["overdue"] });
  own.plan.push(failing());
  const record = await sent(own);
  own.pass(4 * hour);
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "overdue", nextFallbackAt: expect.any(String) as string });
  const again = await own.delivery.replace(record.id, sinusitis(), { id: "second", ...ann });
  await own.delivery.cancel(again.id, ann);
  own.pass(hour);
  await own.delivery.poll();
  expect(own.taken).toEqual([]);
  expect(await own.open(record)).toEqual(["acknowledgement-overdue"]);
});

test("D22: an address that was given for one practice is not used where another one has answered", async () => {
  for (const [practiceOdsCode, to] of [
    ["B99999", ["other@nhs.net"]],
    ["A12345", [practiceAddress]],
    [undefined, [practiceAddress]],
  ] as const) {
    const own = await fallbackBench({
      addressOf: ({ odsCode }) => (odsCode === "A12345" ? "other@nhs.net" : undefined),
    });
    const options = practiceOdsCode === undefined ? {} : { practiceOdsCode };
    const record = await own.delivery.submit(sinusitis(), { id: "moved", fallbackTo: practiceAddress, ...options });
    await own.delivery.poll();
    own.answer(record, "20010");
    await own.delivery.poll();
    expect(own.taken.map((message) => message.to)).toEqual(to);
  }
});

test("D22: nor for a new message that is made of it, wherever the practice has changed", async () => {
  const own = await fallbackBench({ after: ["rejected", "switched-off"], addressOf: () => undefined });
  const options = { id: "first", fallbackTo: practiceAddress, practiceOdsCode: "B99999" };
  const record = await own.delivery.submit(sinusitis(), options);
  await own.delivery.poll();
  own.answer(record, "20010");
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["fallback-failed"]);
  const [again] = (await own.delivery.resubmit({}, ann)).records;
  expect((await own.store.findBody(again?.id ?? ""))?.fallbackTo).toBeUndefined();
  const other = await fallbackBench({ addressOf: () => undefined });
  const rejected = await other.delivery.submit(sinusitis(), { id: "first", fallbackTo: practiceAddress });
  await other.delivery.poll();
  other.answer(rejected, "30003");
  await other.delivery.poll();
  const correct = (id: string, practiceOdsCode: string) =>
    other.delivery.correct(rejected.id, sinusitis(), { id, practiceOdsCode, ...ann });
  const moved = await correct("second", "C12345");
  expect((await other.store.findBody(moved.id))?.fallbackTo).toBeUndefined();
});

test("D23: what was answered while its document was made is not sent any more", async () => {
  for (const later of ["30001", "20013"] as const) {
    let during: () => Promise<void> = () => Promise.resolve();
    const own = await fallbackBench({
      after: ["overdue"],
      document: async () => {
        await during();
        return new Uint8Array(1);
      },
    });
    const other = await fallbackBench({ after: ["overdue"] }, { beside: own });
    const record = await sent(own);
    own.pass(4 * hour);
    during = async () => {
      other.answer(record, later);
      await other.delivery.poll();
    };
    expect(await own.delivery.poll()).toMatchObject({ fallbacks: 0, failures: [] });
    expect(own.taken).toEqual([]);
    expect(await own.stored(record)).toMatchObject({ state: later === "30001" ? "patient-matched" : "received" });
  }
});

test("D24: a practice is not believed to be off for years because a clock was", async () => {
  const own = await fallbackBench();
  own.setClock(4 * 365 * 24 * hour);
  await answered(own);
  own.setClock(-4 * 365 * 24 * hour);
  expect(await own.delivery.practice("A12345")).toEqual({ isSwitchedOff: false });
  await answered(own);
  own.setClock(-minute);
  expect(await own.delivery.practice("A12345")).toMatchObject({ isSwitchedOff: true });
});

test("D25: a loop that sends thousands another way shows that it lives", async () => {
  const own = await fallbackBench();
  own.plan.push(failing());
  await answered(own);
  own.pass(hour);
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const other = await fallbackBench({}, { beside: own, work: { lookEveryMs: 1 } });
  other.plan.push(() => released);
  other.delivery.start();
  await expect.poll(async () => (await other.delivery.health()).loops.fallback.lastPassAt).toBeDefined();
  expect(other.taken).toEqual([]);
  release();
  await expect.poll(() => other.taken.length).toBe(1);
  await other.delivery.close();
});

test("D30: what no process sends another way any more is told after a day, and can then be sent", async () => {
  const own = await fallbackBench();
  own.plan.push(failing());
  const record = await answered(own);
  const without = await bench({ beside: own });
  own.pass(24 * hour);
  await without.delivery.poll();
  expect(await own.open(record)).toEqual([]);
  own.pass(2 * minute);
  await without.delivery.poll();
  await without.delivery.poll();
  expect(without.told).toMatchObject([{ reason: "fallback-failed", deliveryId: record.id }]);
  expect(await own.stored(record)).toMatchObject({ state: "switched-off", nextFallbackAt: undefined });
  const times = (await own.delivery.events(record.id)).slice(-2).map(({ at }) => at);
  expect(times).toEqual([own.now().toISOString(), own.now().toISOString()]);
  await own.delivery.sendByFallback(record.id, ann);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
});
