import { expect, test } from "vitest";
import { mailboxId, message, now, report, type Subject } from "./rows.js";

export function itemContract({ open }: Subject): void {
  test("an item is kept once, as it came", async () => {
    const store = await open();
    const full = message({
      to: "FQW30OT001",
      localId: "x",
      subject: "s",
      fileName: "f",
      warnings: ["checksum-mismatch"],
    });
    const about = report({ linkedMessageId: "M1", localId: "l", to: "t", subject: "s", statusTimestamp: "2026" });
    for (const item of [full, about, report()]) {
      expect(await store.keepItem(mailboxId, item, now)).toBe(true);
      expect(await store.keepItem(mailboxId, { ...message(), messageId: item.messageId }, now + 1)).toBe(false);
      expect(await store.findItem(mailboxId, item.messageId)).toStrictEqual({
        mailboxId,
        messageId: item.messageId,
        receivedAt: now,
        state: "pending",
        item,
        deliveryId: undefined,
        linkedMessageId: item.type === "report" ? item.linkedMessageId : undefined,
        failures: 0,
        candidates: [],
      });
    }
    const ids = [full, about, { messageId: "nobody" }].map(({ messageId }) => messageId);
    expect([...(await store.storedItems(mailboxId, ids))].sort()).toEqual(ids.slice(0, 2).sort());
    expect(await store.storedItems("OTHER", ids)).toEqual([]);
    expect(await store.storedItems(mailboxId, [])).toEqual([]);
    expect(await store.keepItem("OTHER", full, now)).toBe(true);
    expect(await store.findItem(mailboxId, "nobody")).toBeUndefined();
    await store.close();
  });

  test("of many that keep one item at once, exactly one does", async () => {
    const store = await open();
    const item = message();
    const kept = await Promise.all(Array.from({ length: 10 }, () => store.keepItem(mailboxId, item, now)));
    expect(kept.filter(Boolean)).toHaveLength(1);
    await store.close();
  });

  test("an item that fails is counted, is not stored yet, and gets its content later", async () => {
    const store = await open();
    const item = report({ linkedMessageId: "M1" });
    const { messageId } = item;
    expect(await store.noteItemFailure(mailboxId, messageId, now)).toBe(1);
    expect(await store.noteItemFailure(mailboxId, messageId, now + 1)).toBe(2);
    expect(await store.storedItems(mailboxId, [messageId])).toEqual([]);
    expect(await store.findItem(mailboxId, messageId)).toStrictEqual({
      mailboxId,
      messageId,
      receivedAt: now,
      state: "failing",
      item: undefined,
      deliveryId: undefined,
      linkedMessageId: undefined,
      failures: 2,
      candidates: [],
    });
    expect(await store.keepItem(mailboxId, item, now + 5)).toBe(true);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({
      state: "pending",
      item,
      failures: 2,
      receivedAt: now + 5,
      linkedMessageId: "M1",
    });
    expect(await store.noteItemFailure(mailboxId, messageId, now + 9)).toBe(3);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({ state: "pending", item, receivedAt: now + 5 });
    await store.close();
  });

  test("an item goes on from the state that is expected, with its delivery and candidates", async () => {
    const store = await open();
    const { messageId, ...item } = message();
    await store.keepItem(mailboxId, { ...item, messageId }, now);
    const of = { mailboxId, messageId } as const;
    const aside = { ...of, from: ["pending"], to: "unmatched", candidates: ["one", "two"] } as const;
    expect(await store.apply({ items: [aside] })).toBe(true);
    expect(await store.apply({ items: [aside] })).toBe(false);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({
      state: "unmatched",
      deliveryId: undefined,
      candidates: ["one", "two"],
    });
    const matched = { ...of, from: ["pending", "unmatched"], to: "matched", deliveryId: "one" } as const;
    expect(await store.apply({ items: [matched] })).toBe(true);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({
      state: "matched",
      deliveryId: "one",
      candidates: ["one", "two"],
    });
    await store.close();
  });

  test("items are listed without their content, by state and by patient", async () => {
    const store = await open();
    await store.keepItem(mailboxId, message(), now, ["p"]);
    const about = report({ linkedMessageId: "M1" });
    await store.keepItem(mailboxId, about, now + 1, ["p"]);
    await store.noteItemFailure(mailboxId, "failing", now);
    const { item, ...summary } = (await store.findItem(mailboxId, about.messageId)) ?? {};
    expect(item).toEqual(about);
    const { items: listed } = await store.listItems({ states: ["failing", "pending"] }, { limit: 10 });
    const ofPatient = await store.listPatientItems("p");
    expect([listed[1], ofPatient[1]]).toStrictEqual([summary, summary]);
    expect([listed.length, ofPatient.length]).toEqual([3, 2]);
    for (const each of [...listed, ...ofPatient]) expect(Object.keys(each).sort()).toEqual(Object.keys(summary).sort());
    await store.close();
  });

  test("items are listed by state and mailbox, and by the id that a report is about", async () => {
    const store = await open();
    const [one, two, three, four] = [
      report({ linkedMessageId: "M1" }),
      report({ linkedMessageId: "M1" }),
      report({ linkedMessageId: "M2" }),
      report({ linkedMessageId: "M1" }),
    ];
    for (const item of [one, two, three]) await store.keepItem(mailboxId, item, now);
    await store.keepItem("OTHER", four, now);
    const move = { mailboxId, messageId: one.messageId, from: ["pending"], to: "matched" } as const;
    await store.apply({ items: [move, { ...move, messageId: two.messageId, to: "unmatched" }] });
    await store.noteItemFailure(mailboxId, "failing", now);
    const listed = async (filter: Parameters<typeof store.listItems>[0]): Promise<readonly string[]> =>
      (await store.listItems(filter, { limit: 10 })).items.map(({ messageId }) => messageId);
    expect(await listed({ states: ["pending"] })).toEqual([three.messageId, four.messageId]);
    expect(await listed({ states: ["pending"], mailboxId })).toEqual([three.messageId]);
    expect(await listed({ states: ["matched", "unmatched"] })).toEqual([one.messageId, two.messageId]);
    expect(await listed({ states: ["failing"] })).toEqual(["failing"]);
    expect(await listed({ states: [] })).toEqual([]);
    const linked = async (id: string): Promise<readonly string[]> =>
      (await store.listItemsLinkedTo(id)).map(({ messageId }) => messageId);
    expect(await linked("M1")).toEqual([two.messageId, four.messageId]);
    expect(await linked("M3")).toEqual([]);
    await store.close();
  });
}
