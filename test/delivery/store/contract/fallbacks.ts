import { expect, test } from "vitest";
import { longest, now, prepared, type PreparedChange, type Subject } from "./rows.js";

/** What is due to go another way, and the practices that are remembered. */
export function fallbackContract({ open, leaseMs, runOut }: Subject): void {
  const ask = { now, leaseMs: 600_000, limit: 10, longestPauseMs: longest };
  const off = (fallbackAt: number | undefined, more: PreparedChange = {}) =>
    prepared({ ...more, row: { state: "switched-off", runAt: undefined, fallbackAt, ...more.row } });

  test("what is due to go another way is claimed once, the longest due first, with its body and an event", async () => {
    const store = await open();
    const body = { fallbackTo: "reception@nhs.net", consultation: { summary: "é" } };
    const [later, first, notYet, never] = [off(now), off(now - 5, { body }), off(now + 1), off(undefined)];
    for (const each of [later, first, notYet, never]) await store.add(each);
    const claimed = await store.claimFallbacks({ ...ask, limit: 1 });
    expect(claimed).toMatchObject([
      { row: { id: first.row.id, version: 2, fallbackFailures: 1, fallbackAt: now - 5 }, body },
    ]);
    expect(Buffer.from(claimed[0]?.body?.envelope.body ?? []).equals(first.body.envelope.body)).toBe(true);
    expect((await store.claimFallbacks(ask)).map(({ row }) => row.id)).toEqual([later.row.id]);
    expect(await store.claimFallbacks(ask)).toEqual([]);
    expect(await store.findById(first.row.id)).toEqual(claimed[0]?.row);
    expect((await store.listEvents(first.row.id)).at(-1)).toMatchObject({
      state: "switched-off",
      reason: "fallback-began",
      at: now,
    });
    await store.close();
  });

  test("where asked, only what has been due for so long is claimed; its event has the time of now", async () => {
    const store = await open();
    const [long, lately] = [off(now - 1_000), off(now - 999)];
    for (const each of [long, lately]) await store.add(each);
    const claimed = await store.claimFallbacks({ ...ask, dueForMs: 1_000 });
    expect(claimed.map(({ row }) => row.id)).toEqual([long.row.id]);
    expect((await store.listEvents(long.row.id)).at(-1)).toMatchObject({ reason: "fallback-began", at: now });
    await store.close();
  });

  test("a time further away than any pause comes from a clock that was set back, and counts as due", async () => {
    const store = await open();
    const [far, near] = [off(now + longest + 1), off(now + longest)];
    for (const each of [far, near]) await store.add(each);
    expect((await store.claimFallbacks(ask)).map(({ row }) => row.id)).toEqual([far.row.id]);
    await store.close();
  });

  test("what belongs to a paused mailbox does not go another way, until that goes on", async () => {
    const store = await open();
    const [waiting, going] = [off(now - 1, { row: { mailboxId: "PAUSED001" } }), off(now)];
    for (const each of [waiting, going]) await store.add(each);
    await store.setPaused("PAUSED001", { at: now, by: "Ann" });
    expect((await store.claimFallbacks({ ...ask, limit: 1 })).map(({ row }) => row.id)).toEqual([going.row.id]);
    expect(await store.claimFallbacks(ask)).toEqual([]);
    expect(await store.claimFallbacks({ ...ask, now: now - 2 * longest })).toEqual([]);
    await store.setPaused("PAUSED001", undefined);
    expect((await store.claimFallbacks(ask)).map(({ row }) => row.id)).toEqual([waiting.row.id]);
    await store.close();
  });

  test("once a lease has run out another worker gets it, and that counts as a try", async () => {
    const store = await open();
    await store.add(off(now));
    await store.claimFallbacks({ ...ask, leaseMs });
    await runOut();
    expect(await store.claimFallbacks(ask)).toMatchObject([{ row: { version: 3, fallbackFailures: 2 } }]);
    await store.close();
  });

  test("moving the time of the next try ends the lease; any other change does not", async () => {
    const store = await open();
    const { row } = off(now);
    await store.add({ ...off(now), row });
    await store.claimFallbacks(ask);
    expect(await store.apply({ records: [{ id: row.id, version: 1, set: { fallbackAt: now - 1 } }] })).toBe(false);
    expect(await store.apply({ records: [{ id: row.id, version: 2, set: { practiceOdsCode: "A12345" } }] })).toBe(true);
    expect(await store.apply({ records: [{ id: row.id, version: 3, set: { fallbackAt: now } }] })).toBe(true);
    expect(await store.claimFallbacks(ask)).toEqual([]);
    expect(await store.apply({ records: [{ id: row.id, version: 4, set: { fallbackAt: now - 1 } }] })).toBe(true);
    expect(await store.claimFallbacks(ask)).toMatchObject([{ row: { version: 6, practiceOdsCode: "A12345" } }]);
    expect(await store.apply({ records: [{ id: row.id, version: 6, set: { fallbackAt: undefined } }] })).toBe(true);
    expect(await store.claimFallbacks(ask)).toEqual([]);
    await store.close();
  });

  test("a practice is remembered as it answered last, or forgotten, in the transaction of the change", async () => {
    const store = await open();
    const odsCode = "A12345";
    expect(await store.findPractice(odsCode)).toBeUndefined();
    const switchedOff = { at: now, until: now + 5 };
    await store.apply({
      practices: [
        { odsCode, switchedOff },
        { odsCode: "B12345", switchedOff },
      ],
    });
    await store.apply({ practices: [{ odsCode, switchedOff: { at: now + 1, until: now + 9 } }] });
    expect(await store.findPractice(odsCode)).toEqual({ odsCode, switchedOffAt: now + 1, until: now + 9 });
    const guard = { id: "none", version: 1, set: {} };
    expect(await store.apply({ records: [guard], practices: [{ odsCode, switchedOff: undefined }] })).toBe(false);
    expect(await store.findPractice(odsCode)).toBeDefined();
    await store.apply({ practices: [{ odsCode, switchedOff: undefined }] });
    expect(await store.findPractice(odsCode)).toBeUndefined();
    expect(await store.findPractice("B12345")).toMatchObject({ until: now + 5 });
    await store.close();
  });
}
