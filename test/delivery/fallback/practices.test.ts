import { expect, test } from "vitest";
import { ann, bench, hour } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";
import { answered, fallbackBench, practiceAddress, sent } from "./support.js";

const practiceOdsCode = "A12345";

test("UR-102: a practice that answered 20010 is remembered for a day, for all processes over the store", async () => {
  const own = await bench();
  expect(await own.delivery.practice(practiceOdsCode)).toEqual({ isSwitchedOff: false });
  await answered(own);
  const since = own.now().toISOString();
  const until = new Date(own.now().getTime() + 24 * hour).toISOString();
  const other = await bench({ beside: own });
  expect(await other.delivery.practice(practiceOdsCode)).toEqual({ isSwitchedOff: true, since, until });
  expect(await own.delivery.practice("B12345")).toEqual({ isSwitchedOff: false });
  own.pass(24 * hour);
  expect(await own.delivery.practice(practiceOdsCode)).toEqual({ isSwitchedOff: false });
  await expect(own.delivery.practice("a 1")).rejects.toMatchObject({ code: "invalid-value" });
});

test("UR-102: any positive answer ends the memory of a practice that was off, until its next 20010", async () => {
  const own = await fallbackBench({ rememberMs: hour });
  await answered(own);
  await answered(own, "20013");
  expect(await own.delivery.practice(practiceOdsCode)).toEqual({ isSwitchedOff: false });
  await answered(own);
  own.pass(hour - 1);
  expect(await own.delivery.practice(practiceOdsCode)).toMatchObject({ isSwitchedOff: true });
});

test("UR-102: a repeated copy of the same 20010 does not prolong how long the practice is remembered", async () => {
  const own = await bench();
  const record = await answered(own);
  own.pass(20 * hour);
  own.answer(record, "20010");
  await own.delivery.poll();
  own.pass(4 * hour);
  expect(await own.delivery.practice(practiceOdsCode)).toEqual({ isSwitchedOff: false });
});

test("UR-102: a consultation for a practice known to be off goes another way at once, without MESH", async () => {
  const own = await fallbackBench();
  await answered(own);
  const posted = own.posted.length;
  const record = await own.delivery.submit(sinusitis(), { id: "known", practiceOdsCode });
  expect(record).toMatchObject({ state: "switched-off", practiceOdsCode, sentAt: undefined, dueAt: undefined });
  expect(await own.delivery.submit(sinusitis(), { id: "known", practiceOdsCode })).toEqual(record);
  expect(await own.delivery.poll()).toMatchObject({ sent: 0, fallbacks: 1 });
  expect(own.posted).toHaveLength(posted);
  expect(own.taken.at(-1)).toMatchObject({ deliveryId: record.id, to: practiceAddress, practiceOdsCode });
  expect(await own.reasons(record)).toEqual(["submitted", "practice-switched-off", "fallback-began", "fallback-sent"]);
});

test("UR-102: without another way a person is told once of a consultation for a practice known to be off", async () => {
  const own = await bench();
  await answered(own);
  const record = await own.delivery.submit(sinusitis(), { id: "known", practiceOdsCode });
  await own.delivery.submit(sinusitis(), { id: "known", practiceOdsCode });
  await own.delivery.poll();
  expect(record.state).toBe("switched-off");
  expect(own.told.filter(({ deliveryId }) => deliveryId === record.id)).toMatchObject([{ reason: "switched-off" }]);
});

test("UR-102: once that time has passed the next consultation goes by MESH, and finds out", async () => {
  const own = await fallbackBench({ rememberMs: hour });
  await answered(own);
  own.pass(hour);
  const record = await own.delivery.submit(sinusitis(), { id: "probe", practiceOdsCode });
  expect(record).toMatchObject({ state: "queued", practiceOdsCode });
  await own.delivery.poll();
  own.answer(record, "20010");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect(await own.delivery.practice(practiceOdsCode)).toMatchObject({ isSwitchedOff: true });
});

test("UR-102: `prepare` does not look the practice up, but stores its code; a stored id stays as it is", async () => {
  const own = await fallbackBench();
  const stored = await own.delivery.submit(sinusitis(), { id: "twice", practiceOdsCode });
  await answered(own);
  expect(own.delivery.prepare(sinusitis(), { id: "own", practiceOdsCode }).row).toMatchObject({
    state: "queued",
    practiceOdsCode,
  });
  const again = await own.delivery.submit(sinusitis(), { id: "twice", practiceOdsCode });
  expect(again).toMatchObject({ id: stored.id, state: "sent" });
  for (const wrong of ["", "a1", 7 as never])
    await expect(own.delivery.submit(sinusitis(), { id: "x", practiceOdsCode: wrong })).rejects.toMatchObject({
      code: "invalid-value",
    });
});

test("UR-114: after a switch-on `resubmit` takes what has not gone another way, and nothing twice", async () => {
  const own = await fallbackBench();
  const gone = await answered(own);
  own.plan.push(() => Promise.reject(new Error("who knows")));
  const waiting = await answered(own);
  const { records, notPossible } = await own.delivery.resubmit({ practiceOdsCode }, ann);
  expect(notPossible).toEqual([]);
  expect(records).toMatchObject([{ link: { kind: "resubmits", deliveryId: waiting.id }, practiceOdsCode }]);
  expect(await own.stored(waiting)).toMatchObject({ state: "settled", nextFallbackAt: undefined });
  own.pass(hour);
  await own.delivery.poll();
  expect(own.taken.map(({ deliveryId }) => deliveryId)).toEqual([gone.id]);
  expect((await own.delivery.resubmit({ states: ["sent-by-fallback"] }, ann)).records).toEqual([]);
  expect((await own.delivery.resubmit({ practiceOdsCode }, ann)).records).toEqual([]);
});

test("UR-102: once a person has decided what to do, the other way is not tried any more", async () => {
  const own = await fallbackBench({ after: ["switched-off", "no-mailbox", "rejected", "overdue"] });
  const fail = (): Promise<void> => Promise.reject(new Error("who knows"));
  own.plan.push(fail, fail, fail, fail);
  const [resent, corrected, replaced] = [await sent(own), await sent(own), await sent(own)];
  await own.report(resent, "EPL-151");
  own.answer(corrected, "20009");
  await own.delivery.poll();
  own.pass(4 * hour);
  own.plan.push(fail, fail);
  await own.delivery.poll();
  for (const record of [resent, corrected, replaced])
    expect((await own.stored(record)).nextFallbackAt, record.callerId).toBeDefined();
  await own.delivery.resend(resent.id, ann);
  await own.delivery.correct(corrected.id, sinusitis(), { id: "corrected", ...ann });
  await own.delivery.replace(replaced.id, sinusitis(), { id: "replaced", ...ann });
  for (const record of [resent, corrected, replaced])
    expect((await own.stored(record)).nextFallbackAt, record.callerId).toBeUndefined();
});

test("UR-102: if a server took it while a person sent it by MESH again, the practice may have it twice", async () => {
  const own = await fallbackBench();
  const record = await sent(own);
  own.plan.push(async () => {
    await own.delivery.resend(record.id, ann);
  });
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  expect(await own.reasons(record)).toContain("fallback-sent");
  expect(await own.open(record)).toEqual(["answered-after-end"]);
  expect(own.told.at(-1)?.text).toContain("may have it twice");
});

test("UR-102: a person can have the other way tried, where there is one and it makes sense", async () => {
  const own = await bench();
  const record = await answered(own);
  await expect(own.delivery.sendByFallback(record.id, ann)).rejects.toMatchObject({ reason: "no-fallback" });
  const other = await fallbackBench({}, { beside: own });
  const matched = await answered(other, "30001");
  await expect(other.delivery.sendByFallback(matched.id, ann)).rejects.toMatchObject({ reason: "transition-refused" });
  await expect(other.delivery.sendByFallback("none", ann)).rejects.toMatchObject({ reason: "unknown-id" });
  expect(await other.delivery.sendByFallback(record.id, ann)).toEqual({ count: 1 });
  expect(await other.delivery.sendByFallback({ states: ["switched-off"] }, ann)).toEqual({ count: 0 });
  expect(await own.delivery.poll()).toMatchObject({ fallbacks: 0 });
  expect(await other.delivery.poll()).toMatchObject({ fallbacks: 1 });
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect((await own.delivery.events(record.id)).find(({ by }) => by === "Ann")?.reason).toBe("fallback-asked-for");
});
