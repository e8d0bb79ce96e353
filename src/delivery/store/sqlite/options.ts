import { resolve } from "node:path";
import { InvalidValueError } from "../../../errors.js";
import { givenFunction, givenText } from "../../../values/given.js";
import { checkOptionNames } from "../../../values/option-names.js";
import { givenKeys, type EncryptionKey } from "../sealing/encryption-keys.js";
import type { GivenKeys } from "./connection.js";
import type { SqliteDriver } from "./driver.js";

/** Options of `sqliteStore`. */
export interface SqliteStoreOptions {
  /** better-sqlite3's class, or one like it. Default: Node's own SQLite, else the package `@photostructure/sqlite`. */
  readonly driver?: SqliteDriver;
  /** The key of the HMACs by which rows are found, 32 bytes, always the same. Default: one that is kept in the file. */
  readonly lookUpKey?: Uint8Array;
  /**
   * The keys that encrypt patient data, the newest first: it encrypts what is new, the others decrypt what is older. A
   * store that was ever opened with a key refuses to store patient data without one. Default: nothing is encrypted.
   */
  readonly encryptionKeys?: readonly EncryptionKey[];
}

/** What `sqliteStore` was given, checked. */
export interface StoreSettings {
  readonly path: string;
  readonly driver: SqliteDriver | undefined;
  readonly keys: GivenKeys;
}

/** @throws InvalidValueError */
export function settingsOf(file: string, options: SqliteStoreOptions): StoreSettings {
  checkOptionNames("Options of sqliteStore", options, { driver: true, lookUpKey: true, encryptionKeys: true });
  const { driver, lookUpKey, encryptionKeys } = options;
  if (driver !== undefined) givenFunction(driver, "driver");
  if (lookUpKey !== undefined && !(lookUpKey instanceof Uint8Array && lookUpKey.length === 32))
    throw new InvalidValueError("lookUpKey", "must be a Uint8Array of 32 bytes");
  const keys = encryptionKeys === undefined ? [] : givenKeys(encryptionKeys);
  return { path: checkedPath(file), driver, keys: { lookUpKey, encryptionKeys: keys } };
}

function checkedPath(file: string): string {
  givenText(file, "The name of the SQLite file");
  if (file === "" || file.includes("\0") || file === ":memory:" || file.startsWith("file:"))
    throw new InvalidValueError("The name of the SQLite file", "must be a path (in memory: use memoryStore)");
  return resolve(file);
}
