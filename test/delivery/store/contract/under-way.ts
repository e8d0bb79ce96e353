import { expect, test } from "vitest";
import { ask, claimedOne, completion, now, type Subject } from "./rows.js";

/** A store may write an attempt, and the event that it began, only when something more is said of it. */
export function underWayContract({ open }: Subject): void {
  test("what becomes known of a send under way is stored with its one attempt, after its first event", async () => {
    const store = await open();
    const claimed = await claimedOne(store);
    const { id } = claimed.row;
    const noted = { deliveryId: id, at: now + 1, state: "sending", reason: "EPL-151", by: undefined } as const;
    await store.apply({ attempts: [{ deliveryId: id, number: 1, reportCode: "EPL-151" }], events: [noted] });
    expect(await store.listAttempts(id)).toMatchObject([{ number: 1, outcome: "under-way", reportCode: "EPL-151" }]);
    const done = completion(claimed);
    expect(await store.completeSends([done])).toEqual([true]);
    expect(await store.listAttempts(id)).toMatchObject([
      { number: 1, startedAt: now, outcome: "done", meshMessageId: `MESH-${id}-1`, reportCode: "EPL-151" },
    ]);
    expect((await store.listEvents(id)).slice(1)).toEqual([
      { deliveryId: id, at: now, state: "sending", reason: "send-began", by: undefined },
      noted,
      done.event,
    ]);
    await store.close();
  });

  test("however a send ends, its attempt and its first event are stored", async () => {
    const store = await open();
    const first = await claimedOne(store);
    const { id } = first.row;
    const lost = {
      deliveryId: id,
      at: now + 1,
      state: "outcome-unknown",
      reason: "worker-lost",
      by: undefined,
    } as const;
    const set = { state: "outcome-unknown", runAt: now } as const;
    await store.apply({ records: [{ id, version: 2, set, raisesFence: true }], events: [lost] });
    expect(await store.listAttempts(id)).toMatchObject([{ number: 1, fence: 1, startedAt: now, outcome: "under-way" }]);
    const [second] = await store.claimSends(ask({ now: now + 2 }));
    expect(second).toMatchObject({ attempt: 2, mayHaveArrived: true });
    expect((await store.listAttempts(id)).map(({ number, startedAt }) => [number, startedAt])).toEqual([
      [1, now],
      [2, now + 2],
    ]);
    if (second !== undefined) await store.completeSends([completion(second)]);
    expect((await store.listEvents(id)).map(({ at, reason }) => [at, reason])).toEqual([
      [now, "submitted"],
      [now, "send-began"],
      [now + 1, "worker-lost"],
      [now + 2, "send-began"],
      [now + 5, "mesh-accepted"],
    ]);
    await store.close();
  });

  test("a completion of another attempt than the one under way changes nothing", async () => {
    const store = await open();
    const claimed = await claimedOne(store);
    const other = completion(claimed, { attempt: { number: 2 } });
    expect(await store.completeSends([other])).toEqual([false]);
    expect(await store.findById(claimed.row.id)).toEqual(claimed.row);
    expect(await store.listAttempts(claimed.row.id)).toMatchObject([{ number: 1, outcome: "under-way" }]);
    await store.close();
  });
}
