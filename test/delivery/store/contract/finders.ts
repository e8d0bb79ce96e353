import { expect, test } from "vitest";
import { claimedOne, completion, idsOf, mailboxId, now, prepared, stored, type Subject } from "./rows.js";

export function finderContract({ open }: Subject): void {
  test("a delivery is found by each of its ids, and nothing by any other", async () => {
    const store = await open();
    await stored(store, {});
    const { row } = await claimedOne(store, { row: { callerId: "4711", mailboxId: "B" } }, { except: [mailboxId] });
    const { ids } = row;
    expect(await store.findById(row.id)).toEqual(row);
    expect(await store.findByCallerId(row.odsCode, "4711")).toEqual(row);
    expect(await store.findByCallerId("OTHER", "4711")).toBeUndefined();
    expect(await store.listByCallerId("4711")).toEqual([row]);
    expect(await store.findByHeaderId(ids.messageHeader)).toEqual(row);
    expect(await store.findByBundleIdentifier(ids.messageBundle)).toEqual(row);
    expect(await store.listBySenderReference(`urn:uuid:${ids.encounter}`)).toEqual([row]);
    expect(await store.listBySenderReference(ids.encounter)).toEqual([]);
    for (const find of ["findById", "findByHeaderId", "findByBundleIdentifier", "findByMeshMessageId"] as const)
      expect(await store[find]("nothing"), find).toBeUndefined();
    for (const list of ["listByCallerId", "listBySenderReference", "listLinkedTo", "listWaitingFor"] as const)
      expect(await store[list]("nothing"), list).toEqual([]);
    for (const list of ["listEvents", "listAttempts"] as const) expect(await store[list]("nothing"), list).toEqual([]);
    await store.close();
  });

  test("several senders' deliveries, those of one encounter, and successors are listed, oldest first", async () => {
    const store = await open();
    const first = prepared({ row: { callerId: "same" } });
    const link = { kind: "replaces", deliveryId: first.row.id } as const;
    const ids = { ...prepared().row.ids, encounter: first.row.ids.encounter };
    const second = prepared({ row: { callerId: "same", odsCode: "FA123", ids, link, waitsFor: first.row.id } });
    const third = prepared({ row: { link: { kind: "resubmits", deliveryId: first.row.id } } });
    for (const each of [first, second, third]) await store.add(each);
    expect(await store.listByCallerId("same")).toEqual([first.row, second.row]);
    expect(await store.listBySenderReference(`urn:uuid:${ids.encounter}`)).toEqual([first.row, second.row]);
    expect(await store.listLinkedTo(first.row.id)).toEqual([second.row, third.row]);
    expect(await store.listWaitingFor(first.row.id)).toEqual([second.row]);
    await store.apply({ records: [{ id: second.row.id, version: 1, set: { waitsFor: undefined } }] });
    expect(await store.listWaitingFor(first.row.id)).toEqual([]);
    await store.close();
  });

  test("replacements are released once it is known what became of their originals", async () => {
    const store = await open();
    const original = await claimedOne(store);
    const { id } = original.row;
    const [other] = await stored(store, { row: { runAt: undefined } });
    const waiting = { runAt: undefined, waitsFor: id };
    const [first, second, third] = await stored(
      store,
      { row: waiting },
      { row: { ...waiting, waitsFor: other?.id } },
      { row: waiting },
      { row: { ...waiting, state: "cancelled" } },
    );
    const released = async (limit = 10): Promise<readonly string[]> => idsOf(await store.listReleasable(limit));
    expect(await released()).toEqual([second?.id]);
    await store.completeSends([completion(original, { set: { state: "outcome-unknown" } })]);
    expect(await released()).toEqual([second?.id]);
    await store.apply({ records: [{ id, version: 3, set: { state: "sent" } }] });
    expect(await released()).toEqual([first?.id, second?.id, third?.id]);
    expect(await released(1)).toEqual([first?.id]);
    expect(idsOf(await store.listReleasable(1, first))).toEqual([second?.id]);
    expect(idsOf(await store.listReleasable(9, third))).toEqual([]);
    const free = (row: typeof first): { id: string; version: number; set: { waitsFor: undefined } } => ({
      id: row?.id ?? "",
      version: 1,
      set: { waitsFor: undefined },
    });
    await store.apply({ records: [free(first), free(second)] });
    expect(await released()).toEqual([third?.id]);
    await store.close();
  });

  test("any MESH id that an attempt ever got finds its delivery", async () => {
    const store = await open();
    const first = await claimedOne(store);
    const set = { state: "outcome-unknown", runAt: now } as const;
    await store.completeSends([completion(first, { set, attempt: { meshMessageId: "ONE", outcome: "unknown" } })]);
    const [second] = await store.claimSends({
      now,
      leaseMs: 1,
      limit: 1,
      perMailbox: 1,
      except: [],
      longestPauseMs: 1,
    });
    if (second === undefined) throw new Error("not claimed");
    await store.completeSends([completion(second, { attempt: { meshMessageId: "TWO" } })]);
    for (const id of ["ONE", "TWO"]) expect((await store.findByMeshMessageId(id))?.id).toBe(first.row.id);
    await store.close();
  });

  test("by address those are listed of which a MESH id may be missing", async () => {
    const store = await open();
    const addressKey = "same";
    const outcomes = [
      ["unknown", undefined],
      ["not-done", undefined],
      ["done", "M1"],
      ["unknown", "M2"],
    ] as const;
    const ids: string[] = [];
    for (const [outcome, meshMessageId] of outcomes) {
      const claimed = await claimedOne(store, { row: { addressKey } });
      await store.completeSends([completion(claimed, { attempt: { outcome, meshMessageId } })]);
      ids.push(claimed.row.id);
    }
    await stored(store, { row: { addressKey, runAt: undefined } });
    const { row } = await claimedOne(store, { row: { addressKey } });
    expect(idsOf(await store.listByAddressKey(addressKey))).toEqual([ids[0], row.id]);
    expect(await store.listByAddressKey("other")).toEqual([]);
    await store.close();
  });

  test("what is due is listed, the longest due first", async () => {
    const store = await open();
    const [one, two] = await stored(
      store,
      { row: { dueAt: now } },
      { row: { dueAt: now - 5 } },
      { row: { dueAt: now + 1 } },
      {},
    );
    expect(idsOf(await store.listDue(now, 10))).toEqual([two?.id, one?.id]);
    expect(idsOf(await store.listDue(now, 1))).toEqual([two?.id]);
    const [three] = await stored(store, { row: { dueAt: now } });
    expect(idsOf(await store.listDue(now, 2, two))).toEqual([one?.id, three?.id]);
    expect(idsOf(await store.listDue(now, 2, one))).toEqual([three?.id]);
    expect(await store.listDue(now, 2, three)).toEqual([]);
    await store.apply({ records: [{ id: three?.id ?? "", version: 1, set: { dueAt: undefined } }] });
    await store.apply({ records: [{ id: two?.id ?? "", version: 1, set: { dueAt: undefined } }] });
    expect(idsOf(await store.listDue(now, 10))).toEqual([one?.id]);
    await store.close();
  });

  test("whether a send is under way is known by its mailbox and when it began", async () => {
    const store = await open();
    expect(await store.isSendUnderWay(mailboxId, now)).toBe(false);
    const claimed = await claimedOne(store);
    expect(await store.isSendUnderWay(mailboxId, now - 1)).toBe(false);
    for (const before of [now, now + 1]) expect(await store.isSendUnderWay(mailboxId, before)).toBe(true);
    expect(await store.isSendUnderWay("OTHER", now + 1)).toBe(false);
    await store.completeSends([completion(claimed)]);
    expect(await store.isSendUnderWay(mailboxId, now + 1)).toBe(false);
    await store.close();
  });
}
