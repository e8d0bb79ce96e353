import { InvalidValueError } from "../../../errors.js";
import { givenList, givenObject } from "../../../values/given.js";
import { checkOptionNames } from "../../../values/option-names.js";

/**
 * A key of AES-256-GCM under which a store keeps patient data.
 *
 * @example
 * const newest = { id: "2027-01", key: Buffer.from(keyInBase64, "base64") };
 * const store = sqliteStore("outbox.db", { encryptionKeys: [newest, ...olderKeys] });
 */
export interface EncryptionKey {
  /** Its name, which is stored unencrypted beside what it encrypted: 1 to 64 letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
}

const keyLength = 32;

/** @throws InvalidValueError for anything but a list of keys, none of whose ids is there twice. Never names a key. */
export function givenKeys(keys: readonly EncryptionKey[]): readonly EncryptionKey[] {
  givenList(keys, "encryptionKeys");
  // With an empty list everything would be stored unencrypted, and nobody would notice.
  if (keys.length === 0) throw new InvalidValueError("encryptionKeys", "must hold a key; leave it out for none");
  for (const each of keys) checkKey(each);
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new InvalidValueError("encryptionKeys", "must have a different id for each key");
  return keys.map(({ id, key }) => ({ id, key: Uint8Array.from(key) }));
}

function checkKey(given: EncryptionKey): void {
  givenObject(given, "encryptionKeys");
  checkOptionNames("encryptionKeys", given, { id: true, key: true });
  const { id, key } = given as { readonly id: unknown; readonly key: unknown };
  if (typeof id !== "string" || !/^[A-Za-z0-9._-]{1,64}$/.test(id))
    throw new InvalidValueError("encryptionKeys", "must have ids of 1 to 64 letters, digits, dots, _ and -");
  if (!(key instanceof Uint8Array) || key.byteLength !== keyLength)
    throw new InvalidValueError("encryptionKeys", `must have keys of ${keyLength} bytes`);
}
