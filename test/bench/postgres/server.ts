import pg from "pg";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresMissing, startPostgres } from "../../support/postgres/start-postgres.js";

/** Why there is no PostgreSQL for benchmarks. Undefined where there is one. */
export const missing: () => string | undefined = postgresMissing;

/**
 * A database of a server that ends with this process, with the store's tables. Its commits are on disk when it says
 * so, as by default.
 */
export async function benchDatabase(): Promise<{ readonly url: string; readonly pool: pg.Pool }> {
  const server = await startPostgres({ fsync: true });
  // The benchmark is over, or has been left.
  const end = (): void => {
    void server.end().finally(() => process.exit());
  };
  process.once("SIGTERM", end).once("disconnect", end);
  const url = await server.newDatabase();
  await migratePostgres(url);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => undefined);
  return { url, pool };
}
