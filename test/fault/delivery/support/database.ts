import { rm } from "node:fs/promises";
import { join } from "node:path";
import { migratePostgres } from "../../../../src/delivery/store/postgres/migrate.js";
import { startPostgres } from "../../../support/postgres/start-postgres.js";

/** Databases for a run. */
export interface Databases {
  /** A new one: `sqlite:FILE` or `postgres://...` */
  readonly fresh: (number: number) => Promise<string>;
  readonly drop: (name: string) => Promise<void>;
  /** Ends the server at once, so that nothing more is written, and starts it again. */
  readonly restart?: () => Promise<void>;
  /** CPU seconds of the server. */
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
    stop: () => server.end(),
  };
}

function sqliteFiles(folder: string): Databases {
  return {
    fresh: (number) => Promise.resolve(`sqlite:${join(folder, `delivery-${number}.sqlite`)}`),
    async drop(name) {
      const file = name.slice("sqlite:".length);
      await Promise.all(["", "-wal", "-shm"].map((end) => rm(`${file}${end}`, { force: true })));
    },
    stop: () => Promise.resolve(),
  };
}
