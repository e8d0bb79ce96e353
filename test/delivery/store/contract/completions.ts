import { expect, test } from "vitest";
import { ask, attention, claimedOne, completion, now, stored, type Subject } from "./rows.js";

export function completionContract({ open }: Subject): void {
  test("what became of sends is stored: facts, attempt, event and attention", async () => {
    const store = await open();
    await stored(store, { row: { dueAt: 7 } }, {});
    const [one, two] = await store.claimSends(ask());
    if (one === undefined || two === undefined) throw new Error("not claimed");
    const needed = attention({ deliveryId: two.row.id, reason: "not-sent" });
    const refused = completion(two, {
      attempt: { outcome: "not-done", reason: "refused", meshMessageId: undefined },
      set: { state: "refused", sentAt: undefined, failures: 1 },
      open: [needed],
    });
    const done = completion(one, { set: { dueAt: undefined } });
    expect(await store.completeSends([done, refused])).toEqual([true, true]);
    expect(await store.findById(one.row.id)).toEqual({
      ...one.row,
      state: "sent",
      sentAt: now + 5,
      dueAt: undefined,
      version: 3,
    });
    expect(await store.findById(two.row.id)).toMatchObject({ state: "refused", failures: 1, version: 3, fence: 1 });
    expect(await store.listAttempts(one.row.id)).toMatchObject([
      { outcome: "done", endedAt: now + 5, meshMessageId: `MESH-${one.row.id}-1`, reason: undefined },
    ]);
    expect(await store.listAttempts(two.row.id)).toMatchObject([
      { outcome: "not-done", reason: "refused", meshMessageId: undefined },
    ]);
    expect((await store.listEvents(one.row.id)).at(-1)).toEqual(done.event);
    expect((await store.listAttention({}, { limit: 10 })).items).toMatchObject([needed]);
    expect((await store.findByMeshMessageId(`MESH-${one.row.id}-1`))?.id).toBe(one.row.id);
    await store.close();
  });

  test("an outcome is stored while the next send is claimed, which may be of the same delivery", async () => {
    const store = await open();
    const first = await claimedOne(store);
    const [other] = await stored(store, { row: { runAt: now + 1 } });
    const again = completion(first, {
      attempt: { outcome: "not-done", meshMessageId: undefined },
      set: { state: "queued", sentAt: undefined, runAt: now },
    });
    const [held, claimed] = await Promise.all([
      store.completeSends([again, { ...again, fence: 7 }]),
      store.claimSends(ask({ now: now + 1 })),
    ]);
    expect(held).toEqual([true, false]);
    const late = await store.claimSends(ask({ now: now + 1 }));
    const fences = new Map([...claimed, ...late].map(({ row, attempt }) => [row.id, [row.fence, attempt]]));
    expect(fences).toEqual(
      new Map([
        [first.row.id, [2, 2]],
        [other?.id, [1, 1]],
      ]),
    );
    await store.close();
  });

  test("after the fence was raised only the attempt is stored, and the MESH id is never lost", async () => {
    const store = await open();
    const claimed = await claimedOne(store);
    const { id } = claimed.row;
    await store.apply({ records: [{ id, version: 2, set: { state: "outcome-unknown" }, raisesFence: true }] });
    const before = await store.findById(id);
    const needed = attention({ deliveryId: id });
    expect(await store.completeSends([completion(claimed, { open: [needed] })])).toEqual([false]);
    expect(await store.findById(id)).toEqual(before);
    expect(await store.listAttempts(id)).toMatchObject([{ outcome: "done", meshMessageId: `MESH-${id}-1` }]);
    expect(await store.listEvents(id)).toHaveLength(2);
    expect((await store.listAttention({}, { limit: 10 })).items).toEqual([]);
    expect((await store.findByMeshMessageId(`MESH-${id}-1`))?.id).toBe(id);
    await store.close();
  });

  test("a worker whose delivery was claimed by another changes its own attempt alone", async () => {
    const store = await open();
    const first = await claimedOne(store);
    const { id } = first.row;
    const set = { state: "outcome-unknown", runAt: now } as const;
    await store.apply({ records: [{ id, version: 2, set, raisesFence: true }] });
    const [second] = await store.claimSends(ask());
    if (second === undefined) throw new Error("not claimed");
    expect(second.row.fence).toBe(3);
    expect(await store.completeSends([completion(first), completion(second)])).toEqual([false, true]);
    expect(await store.listAttempts(id)).toMatchObject([
      { number: 1, meshMessageId: `MESH-${id}-1` },
      { number: 2, meshMessageId: `MESH-${id}-2` },
    ]);
    expect(await store.completeSends([completion(second)])).toEqual([false]);
    expect((await store.findById(id))?.version).toBe(5);
    await store.close();
  });

  test("an attempt that is known to be done stays done, and its MESH id stays", async () => {
    const store = await open();
    const claimed = await claimedOne(store);
    const { id } = claimed.row;
    await store.apply({
      records: [{ id, version: 2, set: { state: "sent" }, raisesFence: true }],
      attempts: [{ deliveryId: id, number: 1, outcome: "done", endedAt: now + 1, meshMessageId: "FIRST" }],
    });
    const late = { outcome: "unknown", reason: "timeout", meshMessageId: "SECOND" } as const;
    expect(await store.completeSends([completion(claimed, { attempt: late })])).toEqual([false]);
    expect(await store.listAttempts(id)).toMatchObject([
      { outcome: "done", endedAt: now + 1, meshMessageId: "FIRST", reason: undefined },
    ]);
    await store.close();
  });

  test("a delivery that is not there is no failure", async () => {
    const store = await open();
    const claimed = await claimedOne(store);
    const nobody = { ...completion(claimed), deliveryId: "nobody" };
    expect(await store.completeSends([nobody, completion(claimed)])).toEqual([false, true]);
    expect(await store.completeSends([])).toEqual([]);
    await store.close();
  });

  test("completions of many workers at once are all stored", async () => {
    const store = await open();
    await stored(store, ...Array.from({ length: 30 }, () => ({})));
    const claimed = await store.claimSends(ask());
    const held = await Promise.all(claimed.map((each) => store.completeSends([completion(each)])));
    expect(held).toEqual(claimed.map(() => [true]));
    expect((await store.list({ states: ["sent"] }, { limit: 100 })).items).toHaveLength(30);
    await store.close();
  });
}
