import { InvalidValueError } from "../../../errors.js";
import { checkOptionNames } from "../../../values/option-names.js";
import { givenKeys, type EncryptionKey } from "../sealing/encryption-keys.js";
import { StoreError } from "../store-error.js";
import type { PostgresPool } from "./client.js";
import { defaultSchema, namesIn, type Names } from "./names.js";

/** Where the tables are. */
export interface PostgresStoreOptions {
  /** Your own `pg.Pool`, which the store never ends. `url` or `pool` must be there. */
  readonly pool?: PostgresPool;
  /** Where to connect, as `postgres://user:password@host:port/database`. The store makes a pool of its own. */
  readonly url?: string;
  /** Connections of the store's own pool at most. Default 10. */
  readonly connections?: number;
  /** The schema of the tables. Default: `update_record`. */
  readonly schema?: string;
  /** The key of the stored HMACs, 32 bytes or more. Default: one that `migratePostgres` made and keeps there. */
  readonly lookUpKey?: Uint8Array;
  /**
   * The keys that encrypt patient data, the newest first: it encrypts what is new, the others decrypt what is older. A
   * store that was ever opened with a key refuses to store patient data without one. Default: nothing is encrypted.
   */
  readonly encryptionKeys?: readonly EncryptionKey[];
}

/** A pool, and how to end it where it is the store's own. */
export interface Connected {
  readonly pool: PostgresPool;
  readonly end: () => Promise<void>;
}

/** Options that were checked. */
export interface Settings {
  readonly names: Names;
  readonly lookUpKey: Uint8Array | undefined;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly connect: () => Promise<Connected>;
}

const optionNames: Readonly<Record<keyof PostgresStoreOptions, true>> = {
  pool: true,
  url: true,
  connections: true,
  schema: true,
  lookUpKey: true,
  encryptionKeys: true,
};

/** @throws InvalidValueError */
export function settingsOf(where: string | PostgresStoreOptions, kind: string): Settings {
  const options = typeof where === "string" ? { url: where } : where;
  checkOptionNames(kind, options, optionNames);
  const { pool, url, connections = 10, schema = defaultSchema, lookUpKey } = options;
  if ((pool === undefined) === (url === undefined))
    throw new InvalidValueError(kind, "must have either `url` or `pool`");
  if (!Number.isInteger(connections) || connections < 1 || connections > 1_000)
    throw new InvalidValueError("connections", "must be a whole number from 1 to 1000");
  if (lookUpKey !== undefined && (!(lookUpKey instanceof Uint8Array) || lookUpKey.byteLength < 32))
    throw new InvalidValueError("lookUpKey", "must be a Uint8Array of 32 bytes or more");
  const names = namesIn(schema);
  const keys = {
    lookUpKey,
    encryptionKeys: options.encryptionKeys === undefined ? [] : givenKeys(options.encryptionKeys),
  };
  if (pool !== undefined) {
    if (typeof (pool as Partial<PostgresPool> | null)?.connect !== "function")
      throw new InvalidValueError("pool", "must be a pool of pg");
    return { names, ...keys, connect: async () => ({ pool, end: async () => undefined }) };
  }
  if (typeof url !== "string" || !/^postgres(?:ql)?:\/\//.test(url))
    throw new InvalidValueError("url", "must begin with postgres://");
  return { names, ...keys, connect: () => ownPool(url, connections) };
}

async function ownPool(url: string, connections: number): Promise<Connected> {
  const { Pool } = await driver();
  try {
    const pool = new Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 10_000,
      // A connection through which nothing comes any more is noticed.
      keepAlive: true,
      application_name: "update-record",
    });
    // An idle connection that breaks is replaced; the next statement says so where none can be made.
    pool.on("error", () => undefined);
    return { pool, end: () => pool.end() };
  } catch {
    // The driver's own error holds the URL, and with it the password.
    throw new StoreError(
      "unusable",
      "The address of PostgreSQL cannot be read: postgres://user:password@host/database",
    );
  }
}

/** What is used of `pg`. Structural, so that nobody needs its types. */
interface Driver {
  readonly Pool: new (options: Readonly<Record<string, unknown>>) => PostgresPool & {
    on(event: "error", listener: () => void): unknown;
    end(): Promise<void>;
  };
}

async function driver(): Promise<Driver> {
  try {
    return ((await import("pg")) as unknown as { readonly default: Driver }).default;
  } catch (cause) {
    throw new StoreError("driver-missing", "PostgreSQL needs the package `pg`: npm install pg@8", { cause });
  }
}
