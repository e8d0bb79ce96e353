import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool } from "../../../src/delivery/store/postgres/client.js";

/** A pool of one connection: PGlite is PostgreSQL within this process, and has no more. */
export function pglitePool(engine: PGlite): PostgresPool {
  let last: Promise<void> = Promise.resolve();
  return {
    connect: async () => {
      const before = last;
      let release: () => void = () => undefined;
      last = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      return {
        query: async (text, values) => engine.query(text, values),
        release: () => {
          release();
        },
      };
    },
  };
}
