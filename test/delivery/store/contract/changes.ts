import { expect, test } from "vitest";
import type { Change } from "../../../../src/delivery/store/change.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { attention, claimedOne, mailboxId, message, now, prepared, stored, type Subject } from "./rows.js";

const everything = async (store: DeliveryStore): Promise<unknown> => {
  const { items } = await store.list({}, { limit: 100 });
  return [
    items,
    await Promise.all(items.map(({ id }) => store.listEvents(id))),
    await Promise.all(items.map(({ id }) => store.listAttempts(id))),
    await store.listAttention({ includeClosed: true }, { limit: 100 }),
    await store.listItems({ states: ["failing", "pending", "matched", "unmatched"] }, { limit: 100 }),
    await store.listMailboxes(),
  ];
};

export function changeContract({ open }: Subject): void {
  test("a change sets what is there, clears what is undefined, and leaves the rest", async () => {
    const store = await open();
    const [row] = await stored(store, { row: { dueAt: 5, failures: 3, practiceOdsCode: "A12345" } });
    if (row === undefined) throw new Error("not stored");
    const set = {
      state: "received",
      runAt: undefined,
      dueAt: undefined,
      sentAt: now,
      unknownOutcomes: 2,
      waitsFor: "other",
      goesAsFirst: true,
      fallbackFrom: "overdue",
    } as const;
    expect(await store.apply({ records: [{ id: row.id, version: 1, set }] })).toBe(true);
    expect(await store.findById(row.id)).toStrictEqual({ ...row, ...set, version: 2 });
    expect(await store.apply({ records: [{ id: row.id, version: 2, set: {}, raisesFence: true }] })).toBe(true);
    expect(await store.findById(row.id)).toStrictEqual({ ...row, ...set, version: 3, fence: 1 });
    expect(await store.apply({})).toBe(true);
    await store.close();
  });

  test("all of a change is stored in one step", async () => {
    const store = await open();
    const first = await claimedOne(store);
    const item = message();
    await store.keepItem(mailboxId, item, now);
    const next = prepared({ row: { mailboxId: "NEW", link: { kind: "replaces", deliveryId: first.row.id } } });
    const { id } = first.row;
    const event = { deliveryId: id, at: now, state: "sent", reason: "30001", by: "Dana" } as const;
    const needed = attention({ deliveryId: id, inboxMessageId: item.messageId, detail: "words" });
    const change: Change = {
      add: [next],
      records: [{ id, version: 2, set: { state: "sent" }, raisesFence: true }],
      items: [{ mailboxId, messageId: item.messageId, from: ["pending"], to: "matched", deliveryId: id }],
      attempts: [{ deliveryId: id, number: 1, outcome: "done", reportCode: "14" }],
      events: [event, { ...event, at: now + 1 }],
      open: [needed],
    };
    expect(await store.apply(change)).toBe(true);
    expect(await store.findById(next.row.id)).toEqual(next.row);
    expect(await store.findBody(next.row.id)).toEqual(next.body);
    expect(await store.listEvents(next.row.id)).toEqual(next.events);
    expect(await store.findById(id)).toMatchObject({ state: "sent", version: 3, fence: 2 });
    expect((await store.listEvents(id)).slice(2)).toEqual(change.events);
    expect(await store.listAttempts(id)).toMatchObject([
      { outcome: "done", reportCode: "14", endedAt: undefined, meshMessageId: undefined },
    ]);
    expect(await store.findItem(mailboxId, item.messageId)).toMatchObject({ state: "matched", deliveryId: id });
    expect((await store.listAttention({}, { limit: 10 })).items).toEqual([
      { ...needed, toldAt: undefined, closed: undefined },
    ]);
    expect((await store.listMailboxes()).map((mailbox) => mailbox.mailboxId)).toContain("NEW");
    await store.close();
  });

  test("where one guard fails, nothing is changed", async () => {
    const store = await open();
    const [one, two] = await stored(store, { row: { callerId: "one" } }, {});
    if (one === undefined || two === undefined) throw new Error("not stored");
    const item = message();
    await store.keepItem(mailboxId, item, now);
    const already = attention({ deliveryId: one.id, reason: "overdue" as never });
    await store.apply({ open: [already] });
    const before = await everything(store);
    const move = { mailboxId, messageId: item.messageId, from: ["pending"], to: "unmatched" } as const;
    const good: Change = {
      add: [prepared()],
      records: [{ id: one.id, version: 1, set: { state: "sent" } }],
      items: [move],
      events: [{ deliveryId: one.id, at: now, state: "sent", reason: "x", by: undefined }],
      open: [attention({ deliveryId: one.id })],
      close: [{ deliveryId: one.id, at: now, by: "Dana", how: "done" }],
    };
    const twin = prepared();
    const bad: readonly Change[] = [
      { add: [prepared({ row: { id: one.id } })] },
      { add: [prepared({ row: { callerId: "one" } })] },
      { add: [prepared({ row: { ids: one.ids } })] },
      { add: [twin, prepared({ row: { callerId: twin.row.callerId } })] },
      { records: [...(good.records ?? []), { id: two.id, version: 2, set: { state: "sent" } }] },
      { records: [...(good.records ?? []), { id: "nobody", version: 1, set: { state: "sent" } }] },
      { records: [...(good.records ?? []), ...(good.records ?? [])] },
      { records: [{ id: one.id, version: 1, set: { state: "sent" }, ifLeaseRanOut: true }] },
      { items: [move, { ...move, from: ["matched"] }] },
      { items: [{ ...move, messageId: "nobody" }] },
      { items: [{ ...move, mailboxId: "other" }] },
    ];
    for (const [index, each] of bad.entries()) {
      expect(await store.apply({ ...good, ...each }), `change ${index}`).toBe(false);
      expect(await everything(store), `change ${index}`).toEqual(before);
    }
    expect(await store.apply(good)).toBe(true);
    await store.close();
  });

  test("of many changes to one version exactly one is taken", async () => {
    const store = await open();
    const [row] = await stored(store, {});
    if (row === undefined) throw new Error("not stored");
    const one = { id: row.id, version: 1, set: { state: "cancelled", runAt: undefined } } as const;
    const results = await Promise.all(Array.from({ length: 20 }, () => store.apply({ records: [one] })));
    expect(results.filter(Boolean)).toHaveLength(1);
    await store.close();
  });

  test("an attempt changes where it is there, and its MESH id only once", async () => {
    const store = await open();
    const { row } = await claimedOne(store);
    const of = { deliveryId: row.id, number: 1 };
    await store.apply({ attempts: [{ ...of, outcome: "unknown", reason: "worker-lost", endedAt: now }] });
    await store.apply({
      attempts: [
        { ...of, meshMessageId: "ONE" },
        { ...of, number: 2, outcome: "done" },
      ],
    });
    await store.apply({ attempts: [{ ...of, meshMessageId: "TWO", reportCode: "EPL-151" }] });
    expect(await store.listAttempts(row.id)).toEqual([
      {
        ...of,
        fence: 1,
        startedAt: now,
        endedAt: now,
        outcome: "unknown",
        reason: "worker-lost",
        meshMessageId: "ONE",
        reportCode: "EPL-151",
      },
    ]);
    expect((await store.findByMeshMessageId("ONE"))?.id).toBe(row.id);
    expect(await store.findByMeshMessageId("TWO")).toBeUndefined();
    await store.close();
  });
}
