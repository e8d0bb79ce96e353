import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { EncryptionKey } from "../../../../src/delivery/store/sealing/encryption-keys.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import type { StoreUse } from "../../../../src/delivery/store/store-use.js";
import { ask, attention, completion, mailboxId, message, now, prepared } from "./rows.js";

/** One place of storage, which several stores open, each with keys of its own. */
export interface EncryptedPlace {
  open(keys?: readonly EncryptionKey[], use?: StoreUse): Promise<DeliveryStore>;
  /** Makes the bodies of two deliveries change places. */
  swapBodies(one: string, other: string): Promise<void>;
  /** Changes one byte of the bytes of a delivery. */
  damage(id: string): Promise<void>;
  /** Everything that is stored, for a search. */
  dump(): Promise<Buffer>;
}

const newKey = (id: string): EncryptionKey => ({ id, key: randomBytes(32) });
const [old, recent] = [newKey("2026"), newKey("2027")];
const secret = "Marlowe-canary";
const body = {
  envelope: { ...prepared().body.envelope, subject: secret, body: Buffer.from(`${secret} `.repeat(200)) },
  consultation: { secret },
};
const withSecret = { ...body, envelope: { ...body.envelope, body: new Uint8Array(body.envelope.body) } };

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "none",
    (error: unknown) => (error as { reason?: unknown }).reason ?? error,
  );
}

/** What a store with encryption keys must do. */
export function encryptedContract(name: string, newPlace: () => Promise<EncryptedPlace>): void {
  describe(`${name}, encrypted`, () => {
    test("a look with keys leaves no mark in a store without keys, and compares the marks that are there", async () => {
      const place = await newPlace();
      await (await place.open()).add(prepared());
      await (await place.open([old], "look")).close();
      await expect((await place.open()).add(prepared())).resolves.toMatchObject({ isNew: true });
      await place.open([old]);
      expect(await refusal(place.open([newKey(old.id)], "look"))).toBe("wrong-key");
    });

    test("bodies, items and people's notes are encrypted, and are read back as they were", async () => {
      const place = await newPlace();
      const store = await place.open([old]);
      const one = prepared({ body: { ...withSecret, asFirst: withSecret.envelope } });
      await store.add(one);
      const item = message({ subject: secret, fileName: secret, body: new TextEncoder().encode(secret) });
      await store.keepItem(mailboxId, item, now);
      const [ofDelivery, ofItem] = [
        attention({ deliveryId: one.row.id }),
        attention({ inboxMessageId: item.messageId, reason: "unmatched" }),
      ];
      await store.apply({ open: [ofDelivery, ofItem] });
      await store.apply({
        close: [
          { deliveryId: one.row.id, at: now, by: "Ann", how: secret },
          { ids: [ofItem.id], at: now, by: "Ann", how: secret },
        ],
      });
      expect(await store.findBody(one.row.id)).toEqual(one.body);
      expect((await store.findItem(mailboxId, item.messageId))?.item).toEqual(item);
      expect((await store.claimSends(ask()))[0]?.body).toEqual({
        envelope: withSecret.envelope,
        asFirst: withSecret.envelope,
      });
      const notes = (await store.listAttention({ includeClosed: true }, { limit: 9 })).items;
      expect(notes.map(({ closed }) => closed?.how)).toEqual([secret, secret]);
      expect(await store.keysInUse()).toEqual(["2026"]);
      expect(findIn(await place.dump())).toEqual([]);
      await store.close();
    });

    test("rows from before the first key, or under an older one, stay readable; new ones are encrypted", async () => {
      const place = await newPlace();
      const ids: string[] = [];
      for (const keys of [undefined, [old], [recent, old]]) {
        const store = await place.open(keys);
        const one = prepared({ body: withSecret });
        ids.push(one.row.id);
        await store.add(one);
        await store.close();
      }
      const store = await place.open([recent, old]);
      for (const id of ids) expect(await store.findBody(id)).toMatchObject({ consultation: { secret } });
      expect(await store.keysInUse()).toEqual(["2026", "2027"]);
      await store.close();
      const without = await place.open();
      expect(await without.findBody(ids[0] ?? "")).toMatchObject({ consultation: { secret } });
      expect(await refusal(without.add(prepared({ body: withSecret })))).toBe("key-missing");
      expect(await refusal(without.keepItem(mailboxId, message(), now))).toBe("key-missing");
      expect(await refusal(without.apply({ add: [prepared()] }))).toBe("key-missing");
      const note = attention({ deliveryId: ids[0] });
      await without.apply({ open: [note] });
      expect(await refusal(without.apply({ close: [{ ids: [note.id], at: now, by: "Ann", how: secret }] }))).toBe(
        "key-missing",
      );
      await without.close();
    });

    test("a worker without the key takes nothing that is due: it waits for a worker that has the key", async () => {
      const place = await newPlace();
      // Opened before the newer key was: it cannot know.
      const behind = await place.open([old]);
      const store = await place.open([recent, old]);
      const one = prepared({ body: withSecret });
      await store.add(one);
      await expect(behind.claimSends(ask())).rejects.toMatchObject({
        reason: "key-missing",
        message: expect.stringContaining("key 2027,") as string,
      });
      expect(await refusal(behind.findBody(one.row.id))).toBe("key-missing");
      expect(await store.findById(one.row.id)).toEqual(one.row);
      expect(await store.listAttempts(one.row.id)).toEqual([]);
      expect(await store.claimSends(ask())).toMatchObject([{ body: { envelope: { subject: secret } } }]);
      await behind.close();
      await store.close();
    });

    test("items are listed without the key that their content needs", async () => {
      const place = await newPlace();
      const store = await place.open([old]);
      const item = message();
      await store.keepItem(mailboxId, item, now, ["p"]);
      await store.close();
      const without = await place.open();
      const listed = (await without.listItems({ states: ["pending"] }, { limit: 9 })).items;
      expect([...listed, ...(await without.listPatientItems("p"))]).toMatchObject([
        { messageId: item.messageId },
        { messageId: item.messageId },
      ]);
      expect(await refusal(without.findItem(mailboxId, item.messageId))).toBe("key-missing");
      await without.close();
    });

    test("what a worker may not claim does not hold up what it has sent", async () => {
      const place = await newPlace();
      const behind = await place.open([old]);
      await behind.add(prepared({ body: withSecret }));
      const [claimed] = await behind.claimSends(ask());
      if (claimed === undefined) throw new Error("nothing was claimed");
      const store = await place.open([recent, old]);
      await store.add(prepared({ body: withSecret }));
      const [completed, refused] = await Promise.all([
        behind.completeSends([completion(claimed)]),
        refusal(behind.claimSends(ask())),
      ]);
      expect([completed, refused]).toEqual([[true], "key-missing"]);
      expect((await store.findById(claimed.row.id))?.state).toBe("sent");
      await behind.close();
      await store.close();
    });

    test("another key under the same id is refused when the store is opened", async () => {
      const place = await newPlace();
      await (await place.open([old])).close();
      expect(await refusal(place.open([newKey("2026")]))).toBe("wrong-key");
      await (await place.open([newKey("2026-b"), old])).close();
    });

    test("bytes that were changed, or lie in another row, are never sent", async () => {
      const place = await newPlace();
      const store = await place.open([old]);
      const [one, other, damaged] = [
        prepared({ body: withSecret }),
        prepared({ body: withSecret }),
        prepared({ body: withSecret }),
      ];
      for (const each of [one, other, damaged]) await store.add(each);
      await place.swapBodies(one.row.id, other.row.id);
      await place.damage(damaged.row.id);
      for (const { row } of [one, other, damaged]) expect(await refusal(store.findBody(row.id))).toBe("corrupt");
      expect((await store.claimSends(ask())).map((claimed) => claimed.body)).toEqual([undefined, undefined, undefined]);
      await store.close();
    });

    test("an old key is no longer in use once its rows are purged", async () => {
      const place = await newPlace();
      const before = await place.open([old]);
      const row = { state: "patient-matched", runAt: undefined, endedAt: now - 10 } as const;
      await before.add(prepared({ row, body: withSecret }));
      await before.close();
      const store = await place.open([recent, old]);
      await store.add(prepared({ body: withSecret }));
      expect(await store.keysInUse()).toEqual(["2026", "2027"]);
      expect(await store.purge({ endedBefore: now, at: now, limit: 10 })).toBe(1);
      expect(await store.keysInUse()).toEqual(["2027"]);
      await store.close();
    });
  });
}

/** The search would see it: as text, as base64 or as hexadecimal digits. */
function findIn(dump: Buffer): readonly string[] {
  const plain = Buffer.from(secret);
  return [plain.toString(), plain.toString("hex"), plain.toString("base64").slice(0, 12)].filter((each) =>
    dump.includes(each),
  );
}
