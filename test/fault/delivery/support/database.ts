import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { migratePostgres } from "../../../../src/delivery/store/postgres/migrate.js";
import { startPostgres } from "../../../support/postgres/start-postgres.js";

/** Databases for a run. */
export interface Databases {
  /** A new one: `sqlite:FILE` or `postgres://...` */
  readonly fresh: (number: number) => Promise<string>;
  readonly drop: (name: string) => Promise<void>;
  /** Ends the server at once, so that nothing more is written, and starts it again. */
  readonly restart?: () => Promise<void>;
  /** All files that hold what is stored, and what was. */
  readonly files: (name: string) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** @param folder where SQLite's files may be */
export async function databasesFor(kind: string, folder: string): Promise<Databases> {
  if (kind === "sqlite") return sqliteFiles(folder);
  if (kind !== "postgres") throw new Error("--store must be sqlite or postgres");
  const server = await startPostgres({ fsync: true });
  return {
    async fresh(number) {
      const url = await server.newDatabase(`fault_${number}`);
      await migratePostgres(url);
      return url;
    },
    drop: () => Promise.resolve(),
    restart: () => server.restart("immediate"),
    files: dataFiles,
    stop: () => server.end(),
  };
}

/** Tables, indexes and the write-ahead log, which is written before. */
async function dataFiles(url: string): Promise<readonly string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("checkpoint");
    const { rows } = await client.query<{ readonly data_directory: string }>("show data_directory");
    const folder = rows[0]?.data_directory ?? "";
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    return names.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  } finally {
    await client.end();
  }
}

function sqliteFiles(folder: string): Databases {
  return {
    fresh: (number) => Promise.resolve(`sqlite:${join(folder, `delivery-${number}.sqlite`)}`),
    async drop(name) {
      await Promise.all(filesOf(name).map((file) => rm(file, { force: true })));
    },
    files: (name) => Promise.resolve(filesOf(name).filter((file) => existsSync(file))),
    stop: () => Promise.resolve(),
  };
}

function filesOf(name: string): readonly string[] {
  return ["", "-wal", "-shm"].map((end) => `${name.slice("sqlite:".length)}${end}`);
}
