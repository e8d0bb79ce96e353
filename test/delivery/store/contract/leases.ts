import { expect, test } from "vitest";
import { ask, claimedOne, completion, idsOf, now, stored, type Subject } from "./rows.js";

export function leaseContract({ open, leaseMs, runOut }: Subject): void {
  test("a send whose lease has run out is listed, until it is renewed", async () => {
    const store = await open();
    await stored(store, {}, {});
    const [short] = await store.claimSends(ask({ leaseMs, limit: 1 }));
    const [long] = await store.claimSends(ask());
    if (short === undefined || long === undefined) throw new Error("not claimed");
    await runOut();
    expect(idsOf(await store.listStaleSends(10))).toEqual([short.row.id]);
    expect(await store.listStaleSends(0)).toEqual([]);
    const leases = [short, long].map(({ row }) => ({ id: row.id, fence: row.fence }));
    expect(await store.renewSends(leases, 60_000)).toEqual(leases);
    expect(await store.listStaleSends(10)).toEqual([]);
    await store.close();
  });

  test("only a lease that is held is renewed", async () => {
    const store = await open();
    const { row } = await claimedOne(store);
    const lease = { id: row.id, fence: row.fence };
    expect(
      await store.renewSends(
        [
          { ...lease, fence: 0 },
          { ...lease, fence: 2 },
        ],
        leaseMs,
      ),
    ).toEqual([]);
    expect(await store.renewSends([{ id: "nobody", fence: 1 }, lease], leaseMs)).toEqual([lease]);
    await store.apply({ records: [{ id: row.id, version: 2, set: { state: "sent" }, raisesFence: true }] });
    expect(await store.renewSends([lease], leaseMs)).toEqual([]);
    expect(await store.renewSends([], leaseMs)).toEqual([]);
    await store.close();
  });

  test("a change that asks for a lease that has run out is refused before, and after it was renewed", async () => {
    const store = await open();
    const { row } = await claimedOne(store, {}, { leaseMs });
    const takeOver = {
      records: [
        {
          id: row.id,
          version: 2,
          ifLeaseRanOut: true,
          raisesFence: true,
          set: { state: "outcome-unknown", runAt: now, unknownOutcomes: 1 },
        },
      ],
    } as const;
    await runOut();
    await store.renewSends([{ id: row.id, fence: 1 }], 60_000);
    expect(await store.apply(takeOver)).toBe(false);
    await store.renewSends([{ id: row.id, fence: 1 }], leaseMs);
    await runOut();
    expect(await store.apply(takeOver)).toBe(true);
    expect(await store.findById(row.id)).toMatchObject({ state: "outcome-unknown", fence: 2, version: 3 });
    expect(await store.listStaleSends(10)).toEqual([]);
    // Taken over once: it is not `sending` any more, so nobody takes it again.
    expect(await store.apply({ records: [{ ...takeOver.records[0], version: 3 }] })).toBe(false);
    await store.close();
  });

  test("a claim is not stale, and a send that ended is not", async () => {
    const store = await open();
    const claimed = await claimedOne(store, {}, { leaseMs });
    await store.completeSends([completion(claimed)]);
    await runOut();
    expect(await store.listStaleSends(10)).toEqual([]);
    await claimedOne(store);
    expect(await store.listStaleSends(10)).toEqual([]);
    await store.close();
  });
}
