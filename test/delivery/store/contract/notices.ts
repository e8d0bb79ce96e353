import { expect, test } from "vitest";
import { attention, now, type Subject } from "./rows.js";

export function noticeContract({ open, leaseMs, runOut }: Subject): void {
  const ask = { leaseMs: 60_000, limit: 10 };

  test("a notice is claimed once, oldest first, and told once", async () => {
    const store = await open();
    const [one, two] = [attention(), attention({ deliveryId: "d", since: now + 1 })];
    await store.apply({ open: [one, two] });
    const [first] = await store.claimNotices({ ...ask, limit: 1 });
    expect(first).toMatchObject({ attention: { ...one, toldAt: undefined }, tried: 0 });
    const [second, ...none] = await store.claimNotices(ask);
    expect(second?.attention.id).toBe(two.id);
    expect(none).toEqual([]);
    expect(await store.claimNotices(ask)).toEqual([]);
    for (const claimed of [first, second])
      await store.endNotice({ id: claimed?.attention.id ?? "", fence: claimed?.fence ?? 0, toldAt: now + 3 });
    expect((await store.listAttention({}, { limit: 9 })).items.map(({ toldAt }) => toldAt)).toEqual([now + 3, now + 3]);
    expect(await store.claimNotices(ask)).toEqual([]);
    await store.close();
  });

  test("a notice that was tried comes again after its pause, with the number of tries", async () => {
    const store = await open();
    const one = attention();
    await store.apply({ open: [one] });
    const [claimed] = await store.claimNotices(ask);
    await store.endNotice({ id: one.id, fence: claimed?.fence ?? 0, retryAfterMs: leaseMs });
    expect(await store.claimNotices(ask)).toEqual([]);
    await runOut();
    const [again] = await store.claimNotices(ask);
    expect(again).toMatchObject({ attention: { id: one.id }, tried: 1 });
    expect(again?.fence).not.toBe(claimed?.fence);
    await store.endNotice({ id: one.id, fence: again?.fence ?? 0, retryAfterMs: 60_000 });
    // Whoever held it does so no more.
    await store.endNotice({ id: one.id, fence: again?.fence ?? 0, toldAt: now });
    await store.endNotice({ id: one.id, fence: again?.fence ?? 0, retryAfterMs: 0 });
    expect(await store.claimNotices(ask)).toEqual([]);
    expect((await store.listAttention({}, { limit: 9 })).items).toMatchObject([{ toldAt: undefined }]);
    await store.close();
  });

  test("a lease that has run out gives it to another, and its first holder can end it no more", async () => {
    const store = await open();
    const one = attention();
    await store.apply({ open: [one] });
    const [first] = await store.claimNotices({ ...ask, leaseMs });
    await runOut();
    const [second] = await store.claimNotices(ask);
    expect(second).toMatchObject({ attention: { id: one.id }, tried: 1 });
    await store.endNotice({ id: one.id, fence: first?.fence ?? 0, toldAt: now });
    expect((await store.listAttention({}, { limit: 9 })).items).toMatchObject([{ toldAt: undefined }]);
    await store.endNotice({ id: one.id, fence: second?.fence ?? 0, toldAt: now + 1 });
    expect((await store.listAttention({}, { limit: 9 })).items).toMatchObject([{ toldAt: now + 1 }]);
    await store.close();
  });

  test("a notice that is closed while it is told keeps the time, and is never claimed again", async () => {
    const store = await open();
    const [told, failed, unclaimed] = [attention(), attention({ deliveryId: "d2" }), attention({ deliveryId: "d3" })];
    await store.apply({ open: [told, failed, unclaimed] });
    const claimed = await store.claimNotices({ ...ask, limit: 2 });
    await store.apply({ close: [{ at: now, by: "Dana", how: "done" }] });
    for (const { attention: one, fence } of claimed)
      await store.endNotice({ id: one.id, fence, ...(one.id === told.id ? { toldAt: now } : { retryAfterMs: 0 }) });
    await store.endNotice({ id: unclaimed.id, fence: 0, toldAt: now });
    // Told is told once.
    await store.endNotice({ id: told.id, fence: claimed[0]?.fence ?? 0, toldAt: now + 1 });
    const { items } = await store.listAttention({ includeClosed: true }, { limit: 9 });
    expect(items.map(({ toldAt }) => toldAt)).toEqual([now, undefined, undefined]);
    expect(await store.claimNotices(ask)).toEqual([]);
    await store.close();
  });

  test("what is closed is not told, and what opens anew is told anew", async () => {
    const store = await open();
    await store.apply({ open: [attention()] });
    await store.apply({ close: [{ at: now, by: "Dana", how: "done" }] });
    expect(await store.claimNotices(ask)).toEqual([]);
    const anew = attention();
    await store.apply({ open: [anew] });
    expect(await store.claimNotices(ask)).toMatchObject([{ attention: { id: anew.id }, tried: 0 }]);
    await store.close();
  });
}
