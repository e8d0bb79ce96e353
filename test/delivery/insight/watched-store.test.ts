import { expect, test } from "vitest";
import { watchedStore } from "../../../src/delivery/insight/watched-store.js";
import type { Change } from "../../../src/delivery/store/change.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";

/** A store of a caller's own: a class with private members. */
class OwnStore {
  readonly name = "memory";
  readonly #applied: Change[] = [];
  isRefusing = false;

  async apply(change: Change): Promise<boolean> {
    this.#applied.push(change);
    return !this.isRefusing;
  }

  async countItems(): Promise<readonly number[]> {
    return [this.#applied.length];
  }
}

const row = { id: "d1", mailboxId: "M1", createdAt: 1_000 };
const event = { deliveryId: "d1", at: 3_500, state: "received", reason: "20013", by: undefined } as const;

test("a watched store of any class works as before, and tells only of what was stored", async () => {
  const own = new OwnStore();
  const told: unknown[] = [];
  const store = watchedStore(own as unknown as DeliveryStore, (activity) => void told.push(activity));
  expect(await store.apply({ events: [event], moves: [{ row, event }] })).toBe(true);
  expect([await store.countItems(), store.name]).toEqual([[1], "memory"]);
  expect(told).toEqual([
    {
      ...{ type: "state-changed", deliveryId: "d1", mailboxId: "M1", state: "received", reason: "20013" },
      ...{ byPerson: false, sinceSubmittedMs: 2_500 },
    },
  ]);
  own.isRefusing = true;
  expect(await store.apply({ moves: [{ row, event }] })).toBe(false);
  expect(told).toHaveLength(1);
});
