import { expect, test } from "vitest";
import type { Consultation } from "../../../src/consultation/consultation.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { ann, hour } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";
import { fallbackBench, minute, sent, type FallbackBench } from "./support.js";

const corrected: Consultation = { ...sinusitis(), clinicalSummary: ["Corrected: allergic to penicillin."] };

/** A first version that was sent, and the version that is to replace it, sent too. */
async function replaced(own: FallbackBench): Promise<readonly [DeliveryRecord, DeliveryRecord]> {
  const first = await sent(own);
  const second = await own.delivery.replace(first.id, corrected, { id: "second", ...ann });
  await own.delivery.poll();
  return [first, second];
}

test("UR-080, UR-102: only the latest version goes another way, however the answers come", async () => {
  for (const order of [
    ["second", "first"],
    ["first", "second"],
  ] as const) {
    const own = await fallbackBench();
    const [first, second] = await replaced(own);
    for (const which of order) {
      own.answer(which === "first" ? first : second, "20010");
      await own.delivery.poll();
    }
    expect(own.taken).toMatchObject([{ deliveryId: second.id }]);
    expect(await own.stored(first)).toMatchObject({ state: "switched-off", nextFallbackAt: undefined });
    expect(own.told).toMatchObject([{ reason: "switched-off", deliveryId: first.id }]);
    expect(own.told[0]?.text).toContain("A later version of this consultation was submitted");
  }
});

test("UR-080, UR-102: nor does a report or a deadline send the first version another way", async () => {
  const own = await fallbackBench({ after: ["undeliverable", "overdue"] });
  const [first, second] = await replaced(own);
  own.answer(second, "20013");
  await own.report(first, "14");
  await own.delivery.poll();
  expect(await own.open(first)).toEqual(["undeliverable"]);
  const late = await fallbackBench({ after: ["overdue"] });
  const [original, replacement] = await replaced(late);
  late.answer(replacement, "20013");
  late.pass(4 * hour);
  await late.delivery.poll();
  expect(await late.open(original)).toEqual(["acknowledgement-overdue"]);
  expect(late.told[0]?.text).toContain("A later version of this consultation was submitted");
  expect([...own.taken, ...late.taken]).toEqual([]);
});

test("UR-102: a person does not send the first version another way, until the later one was taken back", async () => {
  const own = await fallbackBench();
  const first = await sent(own);
  own.pass(4 * hour);
  await own.delivery.poll();
  await own.delivery.pause(first.mailboxId, ann);
  const second = await own.delivery.replace(first.id, corrected, { id: "second", ...ann });
  await expect(own.delivery.sendByFallback(first.id, ann)).rejects.toMatchObject({
    reason: "transition-refused",
    deliveryId: second.id,
  });
  expect(await own.delivery.sendByFallback({}, ann)).toEqual({ count: 0 });
  await own.delivery.cancel(second.id, ann);
  expect(await own.open(first)).toEqual(["acknowledgement-overdue"]);
  await own.delivery.resume(first.mailboxId, ann);
  expect(await own.delivery.sendByFallback({}, ann)).toEqual({ count: 1 });
  await own.delivery.poll();
  expect(own.taken).toMatchObject([{ deliveryId: first.id }]);
});

test("UR-080, UR-102: one that is due all the same is not sent after its later version", async () => {
  const own = await fallbackBench();
  const [first] = await replaced(own);
  own.pass(5 * hour);
  await own.delivery.poll();
  const { version = 0 } = (await own.store.findById(first.id)) ?? {};
  const set = { fallbackAt: own.now().getTime() - minute };
  expect(await own.store.apply({ records: [{ id: first.id, version, set }] })).toBe(true);
  await own.delivery.poll();
  expect(own.taken).toEqual([]);
  expect((await own.reasons(first)).at(-1)).toBe("fallback-failed-superseded");
  expect(await own.open(first)).toContain("fallback-failed");
});
