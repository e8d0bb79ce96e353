import { expect, test } from "vitest";
import { deliveryStates } from "../../../../src/delivery/states.js";
import type { NewAttention } from "../../../../src/delivery/store/rows.js";
import { attention, message, now, stored, type Subject } from "./rows.js";

export function countContract({ open }: Subject): void {
  const ask = { now, states: deliveryStates };

  test("deliveries are counted by mailbox and state, with the oldest and what is due", async () => {
    const store = await open();
    expect(await store.countDeliveries(ask)).toEqual([]);
    await stored(
      store,
      { row: { mailboxId: "B", createdAt: now - 5, runAt: now + 1 } },
      { row: { mailboxId: "B", createdAt: now - 9, runAt: now } },
      { row: { mailboxId: "B", createdAt: now - 7, runAt: undefined } },
      { row: { mailboxId: "B", state: "sent", runAt: undefined, sentAt: now - 2 } },
      { row: { mailboxId: "B", state: "sent", runAt: undefined, sentAt: now - 3 } },
      { row: { mailboxId: "A", state: "outcome-unknown", createdAt: now - 1, runAt: now - 30 } },
      { row: { mailboxId: "A", state: "patient-matched", runAt: undefined, sentAt: now - 40 } },
    );
    const none = { oldestSentAt: undefined, due: 0, later: 0, oldestRunAt: undefined, oldestAt: now };
    const unknown = { ...none, mailboxId: "A", state: "outcome-unknown", count: 1 };
    const queued = { ...none, mailboxId: "B", state: "queued", count: 3, oldestAt: now - 5 };
    const open1 = [
      { ...unknown, oldestAt: now - 1, due: 1, oldestRunAt: now - 30 },
      { ...queued, due: 1, later: 1, oldestRunAt: now },
      { ...none, mailboxId: "B", state: "sent", count: 2, oldestSentAt: now - 3 },
    ];
    const matched = { ...none, mailboxId: "A", state: "patient-matched", count: 1, oldestSentAt: now - 40 };
    expect(await store.countDeliveries(ask)).toEqual([open1[0], matched, ...open1.slice(1)]);
    const openAsk = { now, states: ["queued", "sent", "outcome-unknown"] } as const;
    expect(await store.countDeliveries(openAsk)).toEqual(open1);
    expect(await store.countDeliveries({ ...openAsk, mailboxId: "A" })).toEqual(open1.slice(0, 1));
    expect(await store.countDeliveries({ ...ask, mailboxId: "A" })).toEqual([open1[0], matched]);
    expect(await store.countDeliveries({ now, states: [] })).toEqual([]);
    await store.close();
  });

  test("deliveries are counted by practice, where it is known", async () => {
    const store = await open();
    await stored(
      store,
      { row: { state: "switched-off", practiceOdsCode: "B12345" } },
      { row: { state: "switched-off", practiceOdsCode: "B12345", mailboxId: "B" } },
      { row: { state: "rejected", practiceOdsCode: "B12345" } },
      { row: { state: "patient-matched", practiceOdsCode: "A12345" } },
      { row: { state: "sent" } },
    );
    expect(await store.countByPractice(ask)).toEqual([
      { practiceOdsCode: "A12345", state: "patient-matched", count: 1 },
      { practiceOdsCode: "B12345", state: "rejected", count: 1 },
      { practiceOdsCode: "B12345", state: "switched-off", count: 2 },
    ]);
    const some = { now, states: ["switched-off", "sent"], mailboxId: "B" } as const;
    expect(await store.countByPractice(some)).toEqual([{ practiceOdsCode: "B12345", state: "switched-off", count: 1 }]);
    await store.close();
  });

  test("open attentions are counted by mailbox and reason, with the oldest and those nobody was told of", async () => {
    const store = await open();
    const about = (id: string, change: Partial<NewAttention>): NewAttention => attention({ id, ...change });
    await store.apply({
      open: [
        about("1", { mailboxId: "B", deliveryId: "x", reason: "rejected", since: now - 1 }),
        about("2", { mailboxId: "B", deliveryId: "y", reason: "rejected", since: now - 8 }),
        about("3", { mailboxId: "B", deliveryId: "z", reason: "rejected", since: now - 9 }),
        about("4", { mailboxId: "A", reason: "unmatched", since: now }),
      ],
    });
    await store.apply({ close: [{ ids: ["3"], at: now, by: "Ann", how: "rang them" }] });
    const [notice] = await store.claimNotices({ leaseMs: 60_000, limit: 1 });
    await store.endNotice({ id: "1", fence: notice?.fence ?? 0, toldAt: now });
    expect(await store.countAttention()).toEqual([
      { mailboxId: "A", reason: "unmatched", count: 1, untold: 1, oldestAt: now },
      { mailboxId: "B", reason: "rejected", count: 2, untold: 1, oldestAt: now - 8 },
    ]);
    await store.close();
  });

  test("items are counted by mailbox and state, except matched ones and those that were purged", async () => {
    const store = await open();
    await store.keepItem("B", message({ messageId: "1" }), now - 1);
    await store.keepItem("B", message({ messageId: "2" }), now - 2);
    await store.keepItem("B", message({ messageId: "3" }), now - 3);
    await store.keepItem("A", message({ messageId: "4" }), now);
    await store.noteItemFailure("B", "5", now);
    const from = ["pending"] as const;
    await store.apply({ items: [{ mailboxId: "B", messageId: "3", from, to: "matched" }] });
    await store.apply({ items: [{ mailboxId: "A", messageId: "4", from, to: "unmatched" }] });
    expect(await store.countItems()).toEqual([
      { mailboxId: "A", state: "unmatched", count: 1, oldestAt: now },
      { mailboxId: "B", state: "failing", count: 1, oldestAt: now },
      { mailboxId: "B", state: "pending", count: 2, oldestAt: now - 2 },
    ]);
    expect(await store.purge({ endedBefore: now, at: now, limit: 10 })).toBe(1);
    expect((await store.findItem("B", "3"))?.state).toBe("purged");
    expect((await store.countItems()).map(({ state }) => state)).toEqual(["unmatched", "failing", "pending"]);
    await store.close();
  });
}
