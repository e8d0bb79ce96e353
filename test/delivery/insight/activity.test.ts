import { expect, test } from "vitest";
import type { DeliveryActivity } from "../../../src/delivery/insight/activity.js";
import { answered, fallbackBench } from "../fallback/support.js";
import { ann, bench, minute, type BenchOptions } from "../support/bench.js";
import { failFirst, noAnswer } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

async function watched(options: BenchOptions = {}) {
  const activities: DeliveryActivity[] = [];
  const own = await bench({ onEvent: (activity) => void activities.push(activity), ...options });
  const taken = (): readonly DeliveryActivity[] => activities.splice(0);
  return { own, taken };
}

const moved = (activities: readonly DeliveryActivity[]): readonly unknown[] =>
  activities.flatMap((each) => (each.type === "state-changed" ? [[each.state, each.reason, each.byPerson]] : []));

test("the events of a message: submitted, sent, answered twice", async () => {
  const { own, taken } = await watched();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  const common = { at: own.now(), mailboxId: sender.mailboxId, deliveryId: record.id };
  const durationMs = expect.any(Number) as number;
  expect(taken()).toEqual([{ ...common, type: "submitted", durationMs }]);
  await own.delivery.submit(sinusitis(), { id: "1" });
  expect(taken()).toEqual([]);
  own.pass(minute);
  await own.delivery.poll();
  const later = { ...common, at: own.now() };
  const change = { ...later, type: "state-changed", byPerson: false, sinceSubmittedMs: minute };
  expect(taken()).toEqual([
    { ...later, type: "send-ended", attempt: 1, durationMs, outcome: "done", reason: undefined },
    { ...change, state: "sent", reason: "mesh-accepted" },
  ]);
  own.answer(record, "20013");
  own.answer(record, "30001");
  await own.delivery.poll();
  const answer = { ...later, type: "answered", kind: "acknowledgement", durationMs };
  expect(taken()).toEqual([
    { ...change, state: "received", reason: "20013" },
    { ...answer, code: "20013" },
    { ...change, state: "patient-matched", reason: "30001" },
    { ...answer, code: "30001" },
  ]);
  await own.delivery.close();
});

test("a message for a practice known to be off is submitted once, and its change of state is told", async () => {
  const activities: DeliveryActivity[] = [];
  const own = await fallbackBench({}, { onEvent: (activity) => void activities.push(activity) });
  await answered(own);
  activities.length = 0;
  const submitted = { id: "off", practiceOdsCode: "A12345" };
  const record = await own.delivery.submit(sinusitis(), submitted);
  await own.delivery.submit(sinusitis(), submitted);
  expect(activities).toMatchObject([
    { type: "submitted", deliveryId: record.id },
    { type: "state-changed", deliveryId: record.id, state: "switched-off", reason: "practice-switched-off" },
  ]);
  expect(activities).toHaveLength(2);
  await own.delivery.close();
});

test("events of sends without an answer, and of the notices that follow", async () => {
  const { own, taken } = await watched({ around: failFirst(noAnswer).around, work: { resendAfterMs: [] } });
  await own.delivery.submit(sinusitis(), { id: "1" });
  taken();
  await own.delivery.poll();
  const activities = taken();
  expect(activities).toMatchObject([
    { type: "work-failed", loop: "send", mailboxId: sender.mailboxId, code: "timeout" },
    { type: "send-ended", outcome: "unknown", reason: "timeout", attempt: 1 },
    { type: "state-changed", state: "outcome-unknown", reason: "timeout" },
    { type: "told", reason: "outcome-unknown", isTaken: true, sinceOpenedMs: 0 },
  ]);
  await own.delivery.close();
});

test("events of deadlines, reports, people, and items that belong to nothing", async () => {
  const { own, taken } = await watched();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(14 * 24 * 60 * minute);
  await own.delivery.poll();
  expect(moved(taken())).toContainEqual(["overdue", "no-infrastructure-acknowledgement", false]);
  await own.report(record, "14");
  own.put("<Bundle/>", "SOMETHING_ELSE");
  await own.delivery.poll();
  const activities = taken();
  expect(moved(activities)).toEqual([["undeliverable", "14", false]]);
  const answers = activities.filter((each) => each.type === "answered");
  expect(answers.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
    { kind: "other", code: undefined, deliveryId: undefined },
    { kind: "report", code: "14", deliveryId: record.id },
  ]);
  await own.delivery.sentByFallback(record.id, { ...ann, how: "by e-mail" });
  expect(moved(taken())).toEqual([["sent-by-fallback", "sent-by-fallback", true]]);
  await own.delivery.fallbackFailed(record.id);
  expect(moved(taken())).toEqual([["undeliverable", "fallback-failed", false]]);
  const rejected = await own.delivery.submit(sinusitis("Bea"), { id: "2" });
  await own.delivery.poll();
  own.answer(rejected, "20003");
  await own.delivery.poll();
  taken();
  const next = await own.delivery.correct(rejected.id, sinusitis("Bea"), { ...ann, id: "3" });
  expect(taken()).toMatchObject([
    { type: "submitted", deliveryId: next.id, durationMs: undefined },
    { type: "state-changed", deliveryId: rejected.id, state: "settled", byPerson: true },
  ]);
  await own.delivery.close();
});

test("a listener that throws or rejects changes nothing", async () => {
  for (const onEvent of [
    (): void => {
      throw new Error("the listener's own");
    },
    () => Promise.reject(new Error("the listener's own")) as never,
  ]) {
    const own = await bench({ onEvent });
    const record = await own.delivery.submit(sinusitis(), { id: "1" });
    own.answer(record, "30001");
    const { failures } = await own.delivery.poll();
    await own.delivery.poll();
    expect([failures, (await own.stored(record)).state]).toEqual([[], "patient-matched"]);
    await own.delivery.close();
  }
});
