import { expect, test } from "vitest";
import type { DeliveryRow } from "../../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { attention, idsOf, mailboxId, message, now, prepared, report, stored, type Subject } from "./rows.js";

const day = 86_400_000;
const longAgo = now - 30 * day;
const ended: Partial<DeliveryRow> = { state: "patient-matched", runAt: undefined, endedAt: longAgo };
const ask = { endedBefore: now - 10 * day, at: now, limit: 100 };

/** Stores an item, and matches it. */
async function answered(store: DeliveryStore, deliveryId: string, receivedAt = longAgo): Promise<string> {
  const item = message();
  await store.keepItem(mailboxId, item, receivedAt);
  const change = { mailboxId, messageId: item.messageId, from: ["pending"], to: "matched", deliveryId } as const;
  await store.apply({ items: [change] });
  return item.messageId;
}

/** Stores an item that belongs to nothing, with an attention that was closed then, or is open. */
async function unmatched(store: DeliveryStore, closedAt: number | undefined, patientKey = "nobody"): Promise<string> {
  const item = report();
  await store.keepItem(mailboxId, item, longAgo, [patientKey]);
  const { messageId } = item;
  const open = attention({ inboxMessageId: messageId, reason: "unmatched", since: longAgo });
  await store.apply({ items: [{ mailboxId, messageId, from: ["pending"], to: "unmatched" }], open: [open] });
  if (closedAt !== undefined) await store.apply({ close: [{ ids: [open.id], at: closedAt, by: "Ann", how: "rang" }] });
  return messageId;
}

async function isPurged(store: DeliveryStore, { id }: { readonly id: string }): Promise<boolean> {
  const [row, body] = [await store.findById(id), await store.findBody(id)];
  expect(row?.patientKey === undefined).toBe(body === undefined);
  return body === undefined;
}

async function noteOf(store: DeliveryStore, id: string): Promise<string | undefined> {
  return (await store.listAttention({ ids: [id], includeClosed: true }, { limit: 1 })).items[0]?.closed?.how;
}

export function patientDataContract({ open }: Subject): void {
  test("a patient's deliveries and items are found by the key, oldest first", async () => {
    const store = await open();
    const [one, , other] = await stored(
      store,
      { row: { patientKey: "p" } },
      { row: { patientKey: "q" } },
      { row: { patientKey: "p", createdAt: now - 1 } },
    );
    const items = [await answered(store, one?.id ?? ""), await unmatched(store, undefined, "p")];
    await unmatched(store, undefined, "q");
    expect(idsOf(await store.listByPatientKey("p"))).toEqual([one?.id, other?.id]);
    expect((await store.listPatientItems("p")).map(({ messageId }) => messageId)).toEqual(items);
    expect(await store.listByPatientKey("r")).toEqual([]);
    expect(await store.listPatientItems("r")).toEqual([]);
    await store.close();
  });

  test("the clock of a server, where the store has one, is that of its machine", async () => {
    const store = await open();
    expect(store.serverNow === undefined).toBe(store.name !== "postgres");
    const [before, server, after] = [Date.now(), await store.serverNow?.(), Date.now()];
    if (server !== undefined) expect(server >= before - 2 && server <= after + 60_000).toBe(true);
    await store.close();
  });

  test("what ended long ago is purged: body, answers, notes, patient's key; record and audit stay", async () => {
    const store = await open();
    const [row] = await stored(store, { row: { ...ended, patientKey: "p" } });
    if (row === undefined) throw new Error("nothing was stored");
    const messageId = await answered(store, row.id);
    const [byAnn, byItself] = [
      attention({ deliveryId: row.id }),
      attention({ deliveryId: row.id, reason: "unmatched" }),
    ];
    await store.apply({ open: [byAnn, byItself] });
    await store.apply({ close: [{ ids: [byAnn.id], at: longAgo, by: "Ann", how: "told Mrs Marlowe" }] });
    await store.apply({ close: [{ ids: [byItself.id], at: longAgo, by: undefined, how: "matched" }] });
    expect(await store.purge(ask)).toBe(1);
    expect(await store.findById(row.id)).toEqual({ ...row, patientKey: undefined, version: row.version + 1 });
    expect(await isPurged(store, row)).toBe(true);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({
      state: "purged",
      item: undefined,
      deliveryId: row.id,
    });
    expect(await noteOf(store, byAnn.id)).toBe("purged");
    expect(await noteOf(store, byItself.id)).toBe("matched");
    expect((await store.listEvents(row.id)).map(({ reason, at, by, state }) => ({ reason, at, by, state }))).toEqual([
      expect.objectContaining({ reason: "submitted" }),
      { reason: "purged", at: now, by: undefined, state: "patient-matched" },
    ]);
    expect(await store.storedItems(mailboxId, [messageId])).toEqual([messageId]);
    expect(await store.listByPatientKey("p")).toEqual([]);
    expect(await store.listPatientItems("p")).toEqual([]);
    // The key row stays: the same id again gives the record.
    expect(await store.add(prepared({ row: { callerId: row.callerId } }))).toMatchObject({ isNew: false });
    expect(await store.purge(ask)).toBe(0);
    await store.close();
  });

  test("what is under way, ended lately, needs a person, or is waited for is not purged", async () => {
    const store = await open();
    const [open1, lately, needed, original, waitedFor] = await stored(
      store,
      {},
      { row: { ...ended, endedAt: now - day } },
      { row: ended },
      { row: ended },
      { row: ended },
    );
    await stored(
      store,
      { row: { link: { kind: "replaces", deliveryId: original?.id ?? "" } } },
      { row: { waitsFor: waitedFor?.id, runAt: undefined } },
    );
    await store.apply({ open: [attention({ deliveryId: needed?.id })] });
    expect(await store.purge(ask)).toBe(0);
    for (const row of [open1, lately, needed, original, waitedFor])
      expect(await isPurged(store, row ?? { id: "" })).toBe(false);
    await store.close();
  });

  test("a chain of replacements is purged from its newest end", async () => {
    const store = await open();
    const [first] = await stored(store, { row: { ...ended, endedAt: longAgo - 9 } });
    const link = { kind: "replaces", deliveryId: first?.id ?? "" } as const;
    const [second] = await stored(store, { row: { ...ended, link } });
    expect(await store.purge(ask)).toBe(1);
    expect([await isPurged(store, first ?? { id: "" }), await isPurged(store, second ?? { id: "" })]).toEqual([
      false,
      true,
    ]);
    expect(await store.purge(ask)).toBe(1);
    expect(await isPurged(store, first ?? { id: "" })).toBe(true);
    await store.close();
  });

  test("those that ended first are purged first, no more than asked for", async () => {
    const store = await open();
    const rows = await stored(
      store,
      ...[3, 1, 2].map((days) => ({ row: { ...ended, endedAt: longAgo - days * day } })),
    );
    expect(await store.purge({ ...ask, limit: 2 })).toBe(2);
    expect(await Promise.all(rows.map((row) => isPurged(store, row)))).toEqual([true, false, true]);
    await store.close();
  });

  test("items that belong to nothing are purged some time after a person dealt with them", async () => {
    const store = await open();
    const dealtWith = await unmatched(store, longAgo);
    const others = [await unmatched(store, now - day), await unmatched(store, undefined)];
    expect(await store.purge(ask)).toBe(1);
    const states = async (ids: readonly string[]): Promise<readonly unknown[]> =>
      Promise.all(ids.map(async (id) => (await store.findItem(mailboxId, id))?.state));
    expect(await states([dealtWith, ...others])).toEqual(["purged", "unmatched", "unmatched"]);
    await store.close();
  });

  test("what came after a delivery was purged is purged too, with the note about it", async () => {
    const store = await open();
    const [row] = await stored(store, { row: ended });
    const id = row?.id ?? "";
    await store.purge(ask);
    const messageId = await answered(store, id);
    const late = attention({ deliveryId: id, reason: "answered-after-end" });
    await store.apply({ open: [late] });
    expect(await store.purge(ask)).toBe(0);
    await store.apply({ close: [{ ids: [late.id], at: longAgo, by: "Ann", how: "rang Mrs Marlowe" }] });
    expect(await store.purge(ask)).toBe(2);
    expect(await store.findItem(mailboxId, messageId)).toMatchObject({ state: "purged", item: undefined });
    expect(await noteOf(store, late.id)).toBe("purged");
    await store.close();
  });

  test("several workers purge at once: each delivery once", async () => {
    const store = await open();
    const rows = await stored(store, ...Array.from({ length: 20 }, () => ({ row: ended })));
    const counts = await Promise.all(Array.from({ length: 4 }, () => store.purge({ ...ask, limit: 20 })));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    for (const { id } of rows)
      expect((await store.listEvents(id)).filter(({ reason }) => reason === "purged")).toHaveLength(1);
    await store.close();
  });

  test("erasing deletes all of one patient, whatever its age, and says who asked", async () => {
    const store = await open();
    const [one, other, neighbour] = await stored(
      store,
      { row: { ...ended, endedAt: now, patientKey: "p" } },
      { row: { ...ended, endedAt: now, patientKey: "p" } },
      { row: { ...ended, patientKey: "q" } },
    );
    const item = await answered(store, one?.id ?? "", now);
    const named = await unmatched(store, now, "p");
    expect(await store.erase({ patientKey: "p", at: now, by: "Bob" })).toEqual({
      isErased: true,
      deliveries: 2,
      items: 2,
    });
    for (const row of [one, other]) expect(await isPurged(store, row ?? { id: "" })).toBe(true);
    expect(await isPurged(store, neighbour ?? { id: "" })).toBe(false);
    for (const id of [item, named]) expect(await store.findItem(mailboxId, id)).toMatchObject({ state: "purged" });
    expect((await store.listEvents(one?.id ?? "")).at(-1)).toMatchObject({ reason: "erased", by: "Bob", at: now });
    expect(await store.erase({ patientKey: "p", at: now, by: "Bob" })).toMatchObject({ deliveries: 0, items: 0 });
    await store.close();
  });

  test("nothing is erased while anything about the patient is open", async () => {
    const store = await open();
    const [over, underWay, needed] = await stored(
      store,
      { row: { ...ended, patientKey: "p" } },
      { row: { patientKey: "p" } },
      { row: { ...ended, patientKey: "q" } },
    );
    await store.apply({ open: [attention({ deliveryId: needed?.id })] });
    await unmatched(store, undefined, "r");
    await store.keepItem(mailboxId, report(), now, ["s"]);
    const erase = (patientKey: string): Promise<unknown> => store.erase({ patientKey, at: now, by: "Bob" });
    expect(await erase("p")).toEqual({ isErased: false, open: [underWay?.id] });
    expect(await erase("q")).toEqual({ isErased: false, open: [needed?.id] });
    expect(await erase("r")).toEqual({ isErased: false, open: [] });
    expect(await erase("s")).toEqual({ isErased: false, open: [] });
    expect(await isPurged(store, over ?? { id: "" })).toBe(false);
    await store.close();
  });
}
