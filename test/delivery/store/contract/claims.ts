import { expect, test } from "vitest";
import {
  ask,
  claimedIds,
  claimedOne,
  completion,
  idsOf,
  longest,
  now,
  prepared,
  stored,
  type Subject,
} from "./rows.js";

const inMailbox = (mailboxId: string, runAt = now): { row: { mailboxId: string; runAt: number } } => ({
  row: { mailboxId, runAt },
});

export function claimContract({ open }: Subject): void {
  test("a claim makes a delivery `sending`, with an attempt and an event", async () => {
    const store = await open();
    const one = prepared();
    await store.add(one);
    const row = { ...one.row, state: "sending", runAt: undefined, version: 2, fence: 1 };
    const { envelope, asFirst } = one.body;
    expect(await store.claimSends(ask())).toEqual([
      { row, body: { envelope, asFirst }, attempt: 1, mayHaveArrived: false, mailboxFailures: 0 },
    ]);
    expect(await store.findById(row.id)).toEqual(row);
    expect(await store.listAttempts(row.id)).toEqual([
      {
        deliveryId: row.id,
        number: 1,
        fence: 1,
        startedAt: now,
        endedAt: undefined,
        outcome: "under-way",
        reason: undefined,
        meshMessageId: undefined,
        reportCode: undefined,
      },
    ]);
    expect(await store.listEvents(row.id)).toEqual([
      ...one.events,
      { deliveryId: row.id, at: now, state: "sending", reason: "send-began", by: undefined },
    ]);
    expect(await store.claimSends(ask())).toEqual([]);
    await store.close();
  });

  test("only what waits and is due is claimed, oldest `runAt` first", async () => {
    const store = await open();
    const [late, early, same] = await stored(
      store,
      { row: { runAt: now - 1 } },
      { row: { runAt: now - 5, state: "outcome-unknown" } },
      { row: { runAt: now - 1 } },
      { row: { runAt: now + 1 } },
      { row: { runAt: undefined } },
      { row: { runAt: undefined, state: "outcome-unknown" } },
    );
    expect(claimedIds(await store.claimSends(ask()))).toEqual([early?.id, late?.id, same?.id]);
    expect(await store.claimSends(ask({ now: now + 1 }))).toHaveLength(1);
    await store.close();
  });

  test("a `runAt` beyond the longest pause comes from a clock that was set back: it is due", async () => {
    const store = await open();
    await stored(store, { row: { runAt: now + longest } });
    expect(await store.claimSends(ask())).toEqual([]);
    const [absurd] = await stored(store, { row: { runAt: now + longest + 1 } });
    expect(claimedIds(await store.claimSends(ask()))).toEqual([absurd?.id]);
    await store.close();
  });

  test("`limit`, `perMailbox` and `except` hold, and a long queue does not starve a short one", async () => {
    const store = await open();
    await stored(store, ...Array.from({ length: 20 }, (_, index) => inMailbox("A", now - 100 + index)));
    await stored(store, ...Array.from({ length: 3 }, () => inMailbox("B")), inMailbox("C"));
    const mailboxes = async (change: Parameters<typeof ask>[0]): Promise<string> =>
      (await store.claimSends(ask(change)))
        .map(({ row }) => row.mailboxId)
        .sort()
        .join("");
    expect(await mailboxes({ limit: 4, perMailbox: 4, except: ["C"] })).toBe("AABB");
    expect(await mailboxes({ perMailbox: 2, except: ["C"] })).toBe("AAB");
    expect(await mailboxes({ perMailbox: 3, except: ["A"] })).toBe("C");
    expect(await mailboxes({ limit: 7 })).toBe("AAAAAAA");
    expect(await mailboxes({ limit: 0 })).toBe("");
    await store.close();
  });

  test("with a limit of one, every mailbox has its turn", async () => {
    const store = await open();
    await stored(store, ...Array.from({ length: 30 }, () => inMailbox("A", now - 100)), inMailbox("B"));
    const seen: (string | undefined)[] = [];
    for (let turn = 0; turn < 25; turn++) seen.push((await store.claimSends(ask({ limit: 1 })))[0]?.row.mailboxId);
    expect(seen).toContain("B");
    await store.close();
  });

  test("of a paused mailbox nothing is claimed until it is resumed", async () => {
    const store = await open();
    await stored(store, inMailbox("A"), inMailbox("B"));
    await store.setPaused("A", { at: now, by: "Dana" });
    expect((await store.claimSends(ask())).map(({ row }) => row.mailboxId)).toEqual(["B"]);
    await store.setPaused("A", undefined);
    expect((await store.claimSends(ask())).map(({ row }) => row.mailboxId)).toEqual(["A"]);
    await store.close();
  });

  test("behind an open breaker nothing is claimed; then one tries, and no other meanwhile", async () => {
    const store = await open();
    await stored(store, ...Array.from({ length: 5 }, () => inMailbox("A")));
    await store.setBreaker("A", { failures: 3, retryAt: now + 10 });
    expect(await store.claimSends(ask())).toEqual([]);
    const [probe, ...others] = await store.claimSends(ask({ now: now + 10, leaseMs: 50 }));
    expect(probe?.mailboxFailures).toBe(3);
    expect(others).toEqual([]);
    expect(await store.listMailboxes()).toMatchObject([{ failures: 3, retryAt: now + 60 }]);
    expect(await store.claimSends(ask({ now: now + 59 }))).toEqual([]);
    expect(await store.claimSends(ask({ now: now + 60 }))).toHaveLength(1);
    await store.setBreaker("A", { failures: 0, retryAt: undefined });
    expect(await store.claimSends(ask({ now: now + 61 }))).toHaveLength(3);
    await store.close();
  });

  test("a `retryAt` beyond the longest pause counts as passed, and stays where nothing is due", async () => {
    const store = await open();
    await store.setBreaker("A", { failures: 1, retryAt: now + longest + 1 });
    expect(await store.claimSends(ask())).toEqual([]);
    expect(await store.listMailboxes()).toMatchObject([{ failures: 1, retryAt: now + longest + 1 }]);
    await stored(store, inMailbox("A"), inMailbox("A"));
    expect(await store.claimSends(ask())).toHaveLength(1);
    await store.close();
  });

  test("a second send counts on, and knows whether the first may have arrived", async () => {
    const store = await open();
    for (const outcome of ["not-done", "unknown", "done"] as const) {
      const first = await claimedOne(store);
      const set = { state: "queued", runAt: now, sentAt: undefined } as const;
      await store.completeSends([completion(first, { attempt: { outcome }, set })]);
      const [second] = await store.claimSends(ask());
      expect(second).toMatchObject({ attempt: 2, mayHaveArrived: outcome !== "not-done" });
      expect(second?.row).toMatchObject({ fence: 2, version: 4 });
    }
    await store.close();
  });

  test("a send that MESH reported not to be delivered has not arrived", async () => {
    const store = await open();
    const first = await claimedOne(store);
    await store.completeSends([completion(first, { set: { state: "queued", runAt: now } })]);
    await store.apply({ attempts: [{ deliveryId: first.row.id, number: 1, reportCode: "14" }] });
    expect((await store.claimSends(ask()))[0]?.mayHaveArrived).toBe(false);
    await store.close();
  });

  test("many claims at once never give a delivery twice", async () => {
    const store = await open();
    const rows = await stored(store, ...Array.from({ length: 40 }, () => ({})));
    const claims = await Promise.all(Array.from({ length: 10 }, () => store.claimSends(ask({ limit: 8 }))));
    const claimed = claims.flatMap(claimedIds);
    const rest = claimedIds(await store.claimSends(ask()));
    expect([...claimed, ...rest].sort()).toEqual([...idsOf(rows)].sort());
    await store.close();
  });
}
