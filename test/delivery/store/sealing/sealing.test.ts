import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../../../src/errors.js";
import { givenKeys, type EncryptionKey } from "../../../../src/delivery/store/sealing/encryption-keys.js";
import { checkMark, markOf } from "../../../../src/delivery/store/sealing/key-marks.js";
import { sealingWith, type Place } from "../../../../src/delivery/store/sealing/sealing.js";
import { memoryStore } from "../../../../src/delivery/store/memory/memory-store.js";
import { sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { postgresStore } from "../../../../src/delivery/store/postgres/postgres-store.js";

const place: Place = { table: "body", row: "d1", column: "bytes" };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function newKey(id: string): EncryptionKey {
  return { id, key: randomBytes(32) };
}

function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as { reason?: unknown }).reason ?? error;
  }
}

test.each([0, 1, 511, 512, 40_000])("%s bytes come back as they were, and nothing of them is seen", (length) => {
  const sealing = sealingWith([newKey("a")]);
  const value = text("Marlowe ".repeat(5_000)).subarray(0, length);
  const sealed = sealing.seal(place, value);
  expect(sealing.open(place, "a", sealed)).toEqual(value);
  expect(Buffer.from(sealed).includes("Marl")).toBe(false);
});

test("the same value is never encrypted to the same bytes", () => {
  const sealing = sealingWith([newKey("a")]);
  const all = Array.from({ length: 1_000 }, () => Buffer.from(sealing.seal(place, text("x"))).toString("hex"));
  expect(new Set(all).size).toBe(1_000);
});

test("a changed byte, a lost one, and a value that was moved are not decrypted", () => {
  const sealing = sealingWith([newKey("a")]);
  const sealed = sealing.seal(place, text("x"));
  for (let index = 0; index < sealed.length; index++) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect(refused(() => sealing.open(place, "a", changed))).toBe("corrupt");
    expect(refused(() => sealing.open(place, "a", sealed.subarray(0, index)))).toBe("corrupt");
  }
  for (const other of [{ table: "inbox" }, { row: "d2" }, { column: "first_bytes" }] as const)
    expect(refused(() => sealing.open({ ...place, ...other }, "a", sealed))).toBe("corrupt");
});

test("the newest key encrypts, older ones decrypt, and a missing one is named", () => {
  const [old, recent] = [newKey("old"), newKey("new")];
  const before = sealingWith([old]).seal(place, text("x"));
  const sealing = sealingWith([recent, old]);
  expect([sealing.keyId, sealing.keyIds]).toEqual(["new", ["new", "old"]]);
  expect(sealing.open(place, "old", before)).toEqual(text("x"));
  const after = sealing.seal(place, text("y"));
  expect(sealing.open(place, "new", after)).toEqual(text("y"));
  expect(() => sealingWith([old]).open(place, "new", after)).toThrow(
    expect.objectContaining({ reason: "key-missing", message: expect.stringContaining("key new,") as string }),
  );
});

test("unencrypted values stay readable; without keys nothing is encrypted, unless the store already is", () => {
  expect(sealingWith([newKey("a")]).open(place, undefined, text("x"))).toEqual(text("x"));
  const none = sealingWith([]);
  expect(none.seal(place, text("x"))).toEqual(text("x"));
  none.refuseClear();
  expect(refused(() => none.seal(place, text("x")))).toBe("key-missing");
});

test("another key under the same id is recognised by the mark, which does not show the key", () => {
  const key = newKey("a");
  const mark = markOf(key);
  expect(Buffer.from(mark).equals(key.key)).toBe(false);
  checkMark(key, mark);
  expect(refused(() => checkMark(newKey("a"), mark))).toBe("wrong-key");
  expect(refused(() => checkMark(key, undefined))).toBe("wrong-key");
});

test("invalid keys are refused, and no error repeats them", () => {
  const key = randomBytes(32);
  const wrong: readonly unknown[] = [
    [],
    "key",
    [null],
    [{ id: "a" }],
    [{ id: "a", key: "secret" }],
    [{ id: "a", key: randomBytes(16) }],
    [{ id: "", key }],
    [{ id: "a b", key }],
    [{ id: "x".repeat(65), key }],
    [{ id: "a", key, more: 1 }],
    [
      { id: "a", key },
      { id: "a", key },
    ],
  ];
  for (const keys of wrong) {
    const given = { encryptionKeys: keys as readonly EncryptionKey[] };
    expect(() => givenKeys(keys as readonly EncryptionKey[])).toThrow(InvalidValueError);
    expect(() => sqliteStore("x.db", given)).toThrow(InvalidValueError);
    expect(() => postgresStore({ url: "postgres://localhost/x", ...given })).toThrow(InvalidValueError);
  }
  expect(() => givenKeys([{ id: "a", key: "secret" as never }])).not.toThrow(/secret/);
  // A key in memory would lie beside what it seals.
  expect(() => memoryStore({ encryptionKeys: [{ id: "a", key }] } as never)).toThrow(InvalidValueError);
});

test("a key that is changed after it was given stays as it was", () => {
  const given = newKey("a");
  const sealing = sealingWith(givenKeys([given]));
  const sealed = sealing.seal(place, text("x"));
  given.key.fill(0);
  expect(sealing.open(place, "a", sealed)).toEqual(text("x"));
});
