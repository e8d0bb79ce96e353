import { expect, test } from "vitest";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { hour } from "../support/bench.js";
import { answered, fallbackBench, minute, sent } from "./support.js";

/** A store that fails to take what became of a try, for as long as a test says. */
function forgetting(isDown: () => boolean, reason: string): (store: DeliveryStore) => DeliveryStore {
  return (store) => ({
    ...store,
    apply: (change) =>
      change.events?.some((event) => event.reason === reason) === true && isDown()
        ? Promise.reject(new StoreError("unusable", "The database is restarting."))
        : store.apply(change),
  });
}

test("UR-102: what a server took is not sent again because the store was away for a while", async () => {
  let failures = 0;
  const aroundStore = forgetting(() => (failures += 1) <= 4, "fallback-sent");
  const own = await fallbackBench({}, { aroundStore });
  const record = await answered(own);
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect(own.taken).toHaveLength(1);
});

test("UR-102: nor where its lease has run out by then: the process that sent it knows", async () => {
  let isDown = true;
  const aroundStore = forgetting(() => isDown, "fallback-sent");
  const own = await fallbackBench({}, { aroundStore, work: { lookEveryMs: 1 } });
  const record = await sent(own);
  own.answer(record, "20010");
  const pass = own.delivery.poll();
  await expect.poll(() => own.taken.length).toBe(1);
  const began = async (): Promise<number> =>
    (await own.reasons(record)).filter((reason) => reason === "fallback-began").length;
  for (let more = 2; more <= 6; more++) {
    own.pass(hour);
    await expect.poll(began).toBe(more);
  }
  isDown = false;
  await pass;
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect(own.taken).toHaveLength(1);
  expect(own.told).toEqual([]);
});

test("UR-102: that a server refused it is stored too, so it does not count as uncertain", async () => {
  let failures = 0;
  const aroundStore = forgetting(() => (failures += 1) <= 1, "fallback-failed-no-address");
  const own = await fallbackBench({ addressOf: () => undefined }, { aroundStore });
  const record = await answered(own);
  expect(await own.open(record)).toEqual(["fallback-failed"]);
});

test("UR-102: after three tries that said nothing of their end a person decides", async () => {
  const own = await fallbackBench({ retryAfterMs: Array.from({ length: 7 }, () => minute) });
  const record = await sent(own);
  own.answer(record, "20010");
  const dying = await fallbackBench(
    {},
    { beside: own, aroundStore: (store) => ({ ...store, claimFallbacks: async () => [] }) },
  );
  await dying.delivery.poll();
  const ask = { now: own.now().getTime(), leaseMs: 1_000, limit: 1, longestPauseMs: hour };
  for (let died = 0; died < 3; died++) {
    expect(await own.store.claimFallbacks(ask)).toHaveLength(1);
    own.pass(1_000);
  }
  await own.delivery.poll();
  expect(own.taken).toEqual([]);
  expect((await own.reasons(record)).at(-1)).toBe("fallback-failed-interrupted");
  expect(own.told.at(-1)?.text).toContain("It is not certain");
  // Asked for anew, it is tried again.
  await own.delivery.sendByFallback(record.id, { by: "Ann" });
  await own.delivery.poll();
  expect(own.taken).toHaveLength(1);
});
