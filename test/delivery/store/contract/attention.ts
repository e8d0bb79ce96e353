import { expect, test } from "vitest";
import type { AttentionFilter, DeliveryStore } from "../../../../src/delivery/store/store.js";
import { attention, idsOf, mailboxId, now, type Subject } from "./rows.js";

const openIds = async (store: DeliveryStore, filter: AttentionFilter = {}): Promise<readonly string[]> =>
  idsOf((await store.listAttention(filter, { limit: 1000 })).items);

export function attentionContract({ open }: Subject): void {
  test("one is open for each subject and reason; what follows does not take its place", async () => {
    const store = await open();
    const subjects = [
      attention(),
      attention({ mailboxId: "OTHER" }),
      attention({ deliveryId: "d" }),
      attention({ inboxMessageId: "d" }),
      attention({ deliveryId: "d", inboxMessageId: "i" }),
      attention({ deliveryId: "d", reason: "switched-off" }),
    ];
    expect(await store.apply({ open: subjects })).toBe(true);
    const again = subjects.map((each) => ({ ...attention(), ...each, id: attention().id, since: now + 1 }));
    expect(await store.apply({ open: [...again, ...again.map((each) => ({ ...each, id: attention().id }))] })).toBe(
      true,
    );
    expect((await store.listAttention({}, { limit: 100 })).items).toEqual(
      subjects.map((each) => ({ ...each, toldAt: undefined, closed: undefined })),
    );
    await store.close();
  });

  test("if a new id exists already another one is drawn: no attention is lost", async () => {
    const store = await open();
    const first = attention();
    await store.apply({ open: [first] });
    await store.apply({ open: [{ ...first, deliveryId: "d" }] });
    const [one, two, ...none] = (await store.listAttention({}, { limit: 9 })).items;
    expect([one, none]).toEqual([{ ...first, toldAt: undefined, closed: undefined }, []]);
    expect(two).toMatchObject({ deliveryId: "d", reason: first.reason });
    expect(two?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(two?.id).not.toBe(first.id);
    await store.close();
  });

  test("closing takes what fits all its members; it opens anew afterwards, also in the same step", async () => {
    const store = await open();
    const [one, two, three] = [
      attention({ deliveryId: "d" }),
      attention({ deliveryId: "d", reason: "switched-off" }),
      attention({ deliveryId: "e" }),
    ];
    await store.apply({ open: [one, two, three] });
    const closing = { at: now + 9, by: "Dana", how: "rang them" };
    await store.apply({ close: [{ ...closing, ids: [one.id, three.id], deliveryId: "d" }] });
    expect(await openIds(store)).toEqual([two.id, three.id]);
    await store.apply({ close: [{ ...closing, deliveryId: "d", reasons: ["rejected"] }] });
    expect(await openIds(store)).toEqual([two.id, three.id]);
    const anew = attention({ deliveryId: "d", reason: "switched-off" });
    await store.apply({
      close: [{ deliveryId: "d", reasons: ["switched-off"], at: now, by: undefined, how: "30001" }],
      open: [anew, attention({ deliveryId: "e" })],
    });
    expect(await openIds(store)).toEqual([three.id, anew.id]);
    const all = (await store.listAttention({ includeClosed: true }, { limit: 10 })).items;
    expect(idsOf(all)).toEqual([one.id, two.id, three.id, anew.id]);
    expect(all[0]?.closed).toEqual(closing);
    expect(all[1]?.closed).toEqual({ at: now, by: undefined, how: "30001" });
    // What is closed stays as it was closed.
    await store.apply({ close: [{ ...closing, ids: [one.id], how: "again" }] });
    expect((await store.listAttention({ includeClosed: true, ids: [one.id] }, { limit: 1 })).items).toMatchObject([
      { closed: closing },
    ]);
    await store.apply({ close: [{ ...closing, reasons: ["rejected", "switched-off"] }] });
    expect(await openIds(store)).toEqual([]);
    await store.close();
  });

  test("the list can be filtered by each member, and by several", async () => {
    const store = await open();
    const [one, two, three] = [
      attention({ deliveryId: "d", since: now }),
      attention({ deliveryId: "e", since: now + 1, reason: "undeliverable" }),
      attention({ mailboxId: "OTHER", since: now + 2, reason: "mesh-unusable" }),
    ];
    await store.apply({ open: [one, two, three] });
    const expected: readonly (readonly [AttentionFilter, readonly string[]])[] = [
      [{}, [one.id, two.id, three.id]],
      [{ reasons: ["rejected", "mesh-unusable"] }, [one.id, three.id]],
      [{ mailboxId }, [one.id, two.id]],
      [{ deliveryIds: ["e", "x"] }, [two.id]],
      [{ ids: [three.id, one.id] }, [one.id, three.id]],
      [{ from: now + 1 }, [two.id, three.id]],
      [{ to: now + 1 }, [one.id]],
      [{ from: now + 1, mailboxId, reasons: ["rejected"] }, []],
      [{ reasons: [] }, []],
      [{ ids: [] }, []],
      [{ deliveryIds: [] }, []],
    ];
    for (const [filter, ids] of expected) expect(await openIds(store, filter), JSON.stringify(filter)).toEqual(ids);
    await store.close();
  });

  test("those about an item of an inbox are closed by it, in its mailbox alone", async () => {
    const store = await open();
    const [one, two, three] = [
      attention({ inboxMessageId: "i", reason: "unmatched" }),
      attention({ inboxMessageId: "i", mailboxId: "OTHER", reason: "unmatched" }),
      attention({ inboxMessageId: "j", reason: "unmatched" }),
    ];
    await store.apply({ open: [one, two, three] });
    const closing = { at: now, by: undefined, how: "matched" };
    await store.apply({ close: [{ ...closing, mailboxId, inboxMessageId: "i", reasons: ["unmatched"] }] });
    expect(await openIds(store)).toEqual([two.id, three.id]);
    await store.apply({ close: [{ ...closing, mailboxId }] });
    expect(await openIds(store)).toEqual([two.id]);
    await store.close();
  });

  test("thousands are closed at once, by their ids", async () => {
    const store = await open();
    const many = Array.from({ length: 1200 }, (_, index) => attention({ deliveryId: `d${index}` }));
    await store.apply({ open: many });
    await store.apply({ close: [{ ids: idsOf(many).slice(1), at: now, by: "Dana", how: "outage" }] });
    expect(await openIds(store)).toEqual([many[0]?.id]);
    await store.close();
  });
}
