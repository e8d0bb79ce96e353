import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { StoreError } from "../store-error.js";
import type { EncryptionKey } from "./encryption-keys.js";

/** Where a value lies. It opens nowhere else: a value that was moved counts as changed. */
export interface Place {
  readonly table: "body" | "inbox" | "attention";
  /** What never changes about the row, and no other row has. */
  readonly row: string;
  readonly column: string;
}

/** Seals what a store keeps of patients, where it has keys, and opens it. */
export interface Sealing {
  /** The key that seals new values, stored beside them. Undefined: they are stored as they are. */
  readonly keyId: string | undefined;
  /** Ids of all keys that it has. */
  readonly keyIds: readonly string[];
  /** From now on nothing is stored in clear any more: others seal what is in this store. */
  refuseClear(): void;
  /** What is stored of a value. @throws StoreError `key-missing` where it would be stored in clear, and must not be. */
  seal(place: Place, value: Uint8Array): Uint8Array;
  /** The value that was stored under a key, or in clear. @throws StoreError `key-missing`, `corrupt` */
  open(place: Place, keyId: string | undefined, stored: Uint8Array): Uint8Array;
}

const cipherName = "aes-256-gcm";
/** Lengths in bytes: of the nonce, which is drawn anew for each value, and of the tag. */
const [nonceLength, tagLength] = [12, 16];

/** The first byte that is sealed says what follows. */
const [asItIs, deflated] = [0, 1];
/** Shorter values are not compressed: it would save nothing. Bytes. */
const longEnough = 512;

export function sealingWith(keys: readonly EncryptionKey[]): Sealing {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const [newest] = keys;
  let refusesClear = false;
  return {
    keyId: newest?.id,
    keyIds: keys.map(({ id }) => id),
    refuseClear() {
      refusesClear = true;
    },
    seal(place, value) {
      if (newest !== undefined) return sealed(newest.key, place, value);
      if (refusesClear) throw noKey();
      return value;
    },
    open(place, keyId, stored) {
      if (keyId === undefined) return stored;
      const key = byId.get(keyId);
      if (key === undefined) throw keyMissing(keyId);
      return opened(key, place, stored);
    },
  };
}

/** What is sealed cannot be compressed any more, so it is done before: a message is then an eighth as long. */
function sealed(key: Uint8Array, place: Place, value: Uint8Array): Uint8Array {
  const isLong = value.byteLength >= longEnough;
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength }).setAAD(nameOf(place));
  const start = cipher.update(Uint8Array.of(isLong ? deflated : asItIs));
  const rest = cipher.update(isLong ? deflateRawSync(value, fast) : value);
  return Buffer.concat([nonce, start, rest, cipher.final(), cipher.getAuthTag()]);
}

/** The quickest level: higher ones take twice as long for a twentieth less. */
const fast = { level: 1 } as const;

function opened(key: Uint8Array, place: Place, stored: Uint8Array): Uint8Array {
  const end = stored.byteLength - tagLength;
  if (end <= nonceLength) return changed();
  let plain: Buffer;
  try {
    const nonce = stored.subarray(0, nonceLength);
    const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagLength }).setAAD(nameOf(place));
    decipher.setAuthTag(stored.subarray(end));
    plain = Buffer.concat([decipher.update(stored.subarray(nonceLength, end)), decipher.final()]);
  } catch {
    return changed();
  }
  const value = plain.subarray(1);
  return Uint8Array.from(plain[0] === deflated ? inflateRawSync(value) : value);
}

/** The associated data. The number is the version of what is sealed. */
function nameOf({ table, row, column }: Place): Uint8Array {
  return Buffer.from(JSON.stringify(["update-record", 1, table, column, row]));
}

/** @throws StoreError */
function changed(): never {
  throw new StoreError(
    "corrupt",
    "What is stored encrypted was changed, or moved to another place: keep a copy, and restore it from a backup.",
  );
}

/** What is stored cannot be opened. */
export function keyMissing(keyId: string): StoreError {
  return new StoreError(
    "key-missing",
    `The store holds data under the encryption key ${keyId}, which was not given: add it to encryptionKeys ` +
      "(on the command line: --keys FILE).",
  );
}

/** Patient data would be stored in clear beside what others encrypt. */
export function noKey(): StoreError {
  return new StoreError(
    "key-missing",
    "This store is encrypted, and no encryption key was given, so nothing was stored: give encryptionKeys " +
      "(on the command line: --keys FILE).",
  );
}
