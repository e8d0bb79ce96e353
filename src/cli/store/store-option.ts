import { existsSync } from "node:fs";
import type { EncryptionKey } from "../../delivery/store/sealing/encryption-keys.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { InvalidValueError } from "../../errors.js";
import { StoreError, type StoreErrorReason } from "../../delivery/store/store-error.js";
import type { StoreUse } from "../../delivery/store/store-use.js";
import type { CommandInput, OptionRow } from "../command.js";
import { WrongUse } from "../wrong-use.js";
import { withoutPasswords } from "./redact.js";

/** The option `--store`, the same for every command that has it. */
export const storeOption: OptionRow = {
  name: "store",
  value: "STORE",
  text: "where messages are kept: sqlite:FILE or postgres://USER@HOST/DATABASE",
};

/** What the help of every command with `--store` says about passwords. */
export const storePassword =
  "The password of PostgreSQL may stand in PGPASSWORD, or in the file that PGPASSFILE names.";

/** Where messages are kept. */
export type StoreAddress =
  { readonly kind: "sqlite"; readonly file: string } | { readonly kind: "postgres"; readonly url: string };

/** The store that the user named. Undefined where none is named. @throws WrongUse that never repeats it. */
export function storeIn({ options }: CommandInput): StoreAddress | undefined {
  const text = options["store"];
  if (text === undefined) return undefined;
  if (text.startsWith("sqlite:")) {
    const file = text.slice("sqlite:".length);
    if (file === "" || file === ":memory:") throw new WrongUse("--store sqlite:FILE needs the name of a file.");
    return { kind: "sqlite", file };
  }
  if (/^postgres(?:ql)?:\/\//.test(text)) {
    if (!URL.canParse(text))
      throw new WrongUse(
        "the address of --store cannot be read: it is postgres://USER:PASSWORD@HOST:PORT/DATABASE, and other than " +
          "letters and digits are percent-encoded in user and password.",
      );
    return { kind: "postgres", url: text };
  }
  throw new WrongUse("--store must be sqlite:FILE or postgres://USER@HOST/DATABASE.");
}

/** The same, where the command needs one. @throws WrongUse */
export function storeOf(input: CommandInput): StoreAddress {
  const address = storeIn(input);
  if (address === undefined)
    throw new WrongUse("name the store with --store sqlite:FILE or --store postgres://USER@HOST/DATABASE.");
  return address;
}

/** The store as it may be shown. */
export function shownStore(address: StoreAddress): string {
  return address.kind === "sqlite" ? address.file : withoutPasswords(address.url);
}

/** What stands in the way of using a store at all: it is input that cannot be read. */
const unreadable: readonly StoreErrorReason[] = [
  "not-migrated",
  "too-new",
  "driver-missing",
  "unusable",
  "corrupt",
  "wrong-key",
];

/**
 * Opens a store. Only what stores messages makes one, and a command that only looks leaves no trace in it.
 * @throws WrongUse where it cannot be used, StoreError for anything that may pass.
 */
export async function openStore(
  address: StoreAddress,
  { use, keys }: { readonly use: StoreUse; readonly keys: readonly EncryptionKey[] | undefined },
): Promise<DeliveryStore> {
  if (use !== "make" && address.kind === "sqlite" && !existsSync(address.file))
    throw new WrongUse(`the store ${address.file} cannot be opened: there is no such file.`);
  return opening(async () => {
    const store = await storeAt(address, keys, use);
    try {
      await store.open();
      return store;
    } catch (error) {
      await store.close().catch(() => undefined);
      throw error;
    }
  });
}

/** Does what opens a store. @throws WrongUse where it cannot be used, StoreError for anything that may pass. */
export async function opening<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    const isInput =
      cause instanceof InvalidValueError || (cause instanceof StoreError && unreadable.includes(cause.reason));
    if (isInput) throw new WrongUse(cause.message, { cause });
    throw cause;
  }
}

async function storeAt(
  address: StoreAddress,
  keys: readonly EncryptionKey[] | undefined,
  use: StoreUse,
): Promise<DeliveryStore> {
  const options = keys === undefined ? {} : { encryptionKeys: keys };
  if (address.kind === "postgres") {
    const { postgresStoreFor } = await import("../../delivery/store/postgres/postgres-store.js");
    return postgresStoreFor({ url: address.url, ...options }, use);
  }
  const { existingSqliteStore, sqliteStore } = await import("../../delivery/store/sqlite/sqlite-store.js");
  return use === "make" ? sqliteStore(address.file, options) : existingSqliteStore(address.file, options, use);
}
