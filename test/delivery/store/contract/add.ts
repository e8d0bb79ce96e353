import { expect, test } from "vitest";
import { DeliveryError } from "../../../../src/delivery/delivery-error.js";
import { StoreError } from "../../../../src/delivery/store/store-error.js";
import { newUuid } from "../../../../src/values/uuid.js";
import { prepared, type Subject } from "./rows.js";

export function addContract({ open }: Subject): void {
  test("open may be called again, and gives the same key of 32 bytes", async () => {
    const store = await open();
    const [{ lookUpKey }, again] = [await store.open(), await store.open()];
    expect(lookUpKey).toBeInstanceOf(Uint8Array);
    expect(lookUpKey).toHaveLength(32);
    expect([...lookUpKey]).toEqual([...again.lookUpKey]);
    await store.close();
  });

  test("a delivery is stored once, with its mailbox and its first event", async () => {
    const store = await open();
    const one = prepared({ row: { dueAt: 5, link: { kind: "corrects", deliveryId: newUuid() }, goesAsFirst: true } });
    expect(await store.add(one)).toEqual({ row: one.row, isNew: true });
    expect(await store.findById(one.row.id)).toStrictEqual(one.row);
    expect((await store.listMailboxes()).map((mailbox) => mailbox.mailboxId)).toEqual([one.row.mailboxId]);
    expect(await store.listEvents(one.row.id)).toEqual(one.events);
    expect(await store.listAttempts(one.row.id)).toEqual([]);
    await store.close();
  });

  test("the same caller's id gives the row that is there, as it is now; another sender's does not", async () => {
    const store = await open();
    const first = prepared({ row: { callerId: "4711" } });
    await store.add(first);
    await store.apply({ records: [{ id: first.row.id, version: 1, set: { state: "cancelled", runAt: undefined } }] });
    const again = prepared({ row: { callerId: "4711" }, body: { consultation: { other: true } } });
    expect(await store.add(again)).toEqual({
      row: { ...first.row, state: "cancelled", runAt: undefined, version: 2 },
      isNew: false,
    });
    expect((await store.findBody(first.row.id))?.consultation).toEqual(first.body.consultation);
    expect(await store.findById(again.row.id)).toBeUndefined();
    expect(await store.listEvents(first.row.id)).toEqual(first.events);
    const other = prepared({ row: { callerId: "4711", odsCode: "FA123" } });
    expect(await store.add(other)).toEqual({ row: other.row, isNew: true });
    await store.close();
  });

  test("of many at once with one caller's id exactly one is new, and all get its row", async () => {
    const store = await open();
    const many = Array.from({ length: 50 }, (_, index) => prepared({ row: { callerId: `${index % 5}` } }));
    const added = await Promise.all(many.map((each) => store.add(each)));
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(5);
    for (const [index, { row }] of added.entries()) expect(row.callerId).toBe(`${index % 5}`);
    expect(new Set(added.map(({ row }) => row.id)).size).toBe(5);
    expect((await store.list({}, { limit: 1000 })).items).toHaveLength(5);
    await store.close();
  });

  test("a message that is stored under another id is refused, and spoils none that comes with it", async () => {
    const store = await open();
    const first = prepared();
    await store.add(first);
    const same = prepared({ row: { ids: first.row.ids } });
    const [before, refused, after] = await Promise.allSettled([
      store.add(prepared()),
      store.add(same),
      store.add(prepared()),
    ]);
    expect([before.status, after.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(refused).toMatchObject({
      status: "rejected",
      reason: { reason: "different-content", deliveryId: first.row.id },
    });
    expect(refused.status === "rejected" && refused.reason).toBeInstanceOf(DeliveryError);
    expect(await store.findById(same.row.id)).toBeUndefined();
    expect((await store.list({}, { limit: 1000 })).items).toHaveLength(3);
    await store.close();
  });

  test("a closed store says so", async () => {
    const store = await open();
    await store.close();
    for (const call of [
      () => store.add(prepared()),
      () => store.findById("x"),
      () => store.apply({}),
      () => store.listMailboxes(),
      () => store.open(),
    ]) {
      await expect(call()).rejects.toThrow(StoreError);
      await expect(call()).rejects.toMatchObject({ code: "store-failed", reason: "closed" });
    }
    await store.close();
  });
}
