import { setTimeout as pause } from "node:timers/promises";
import { StoreError } from "../store-error.js";
import type { Cells, PooledClient, PostgresClient, PostgresPool } from "./client.js";
import { isRetryable, notDurable, sqlStateOf, storeErrorOf } from "./failures.js";

/** Runs statements on a pool's connections, each for one transaction alone: so it works through PgBouncer. */
export interface Database {
  /** Reads. */
  rows(text: string, values?: readonly unknown[]): Promise<readonly Cells[]>;
  /** A statement that changes something, and so a transaction of its own. Its rows have a column `durable`. */
  write(text: string, values?: readonly unknown[]): Promise<readonly Cells[]>;
  /** Several statements in one transaction. `undefined` rolls back. */
  transaction<T>(work: (client: PostgresClient) => Promise<T | undefined>): Promise<T | undefined>;
}

/** Whether commits are on disk when PostgreSQL says so. Each statement that writes does nothing otherwise. */
export const isDurable = "current_setting('synchronous_commit') <> 'off'";

const attempts = 10;

export function databaseOn(pool: PostgresPool): Database {
  async function connected(): Promise<PooledClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw storeErrorOf(error, "not-done");
    }
  }

  /** A connection for one piece of work. One that fails in any other way than by PostgreSQL's own answer is closed. */
  async function withClient<T>(work: (client: PostgresClient) => Promise<T>): Promise<T> {
    const client = await connected();
    // A connection that breaks between two statements says so by an event, which must have a listener.
    client.on?.("error", ignored);
    let isBroken = false;
    try {
      return await work(client);
    } catch (error) {
      isBroken = !(error instanceof StoreError) && sqlStateOf(error) === undefined;
      throw error;
    } finally {
      client.off?.("error", ignored);
      client.release(isBroken);
    }
  }

  async function statement(
    text: string,
    values: readonly unknown[],
    ifLost: "unknown" | "not-done",
  ): Promise<readonly Cells[]> {
    return retried(ifLost, () =>
      withClient(async (client) => (await client.query(text, [...values])).rows as readonly Cells[]),
    );
  }

  return {
    rows: (text, values = []) => statement(text, values, "not-done"),
    write: async (text, values = []) => checkDurable(await statement(text, values, "unknown")),
    transaction: (work) => {
      let isCommitting = false;
      return retried(
        () => (isCommitting ? "unknown" : "not-done"),
        () =>
          withClient(async (client) => {
            isCommitting = false;
            await client.query("begin", []);
            try {
              const result = await work(client);
              isCommitting = result !== undefined;
              await client.query(isCommitting ? "commit" : "rollback", []);
              return result;
            } catch (error) {
              // Where the connection is gone, so is the transaction.
              if (!isCommitting) await client.query("rollback", []).catch(ignored);
              throw error;
            }
          }),
      );
    },
  };
}

/** Begins again where PostgreSQL asks for it: serialization failures and deadlocks. */
async function retried<T>(
  ifLost: "unknown" | "not-done" | (() => "unknown" | "not-done"),
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt === attempts)
        throw storeErrorOf(error, typeof ifLost === "function" ? ifLost() : ifLost);
      await pause(Math.random() * 10 * attempt);
    }
  }
}

/** @throws StoreError `not-durable` where the statement found that synchronous_commit is off, and so did nothing. */
export function checkDurable(rows: readonly Cells[]): readonly Cells[] {
  if (rows.some(({ durable }) => durable === false)) throw new StoreError("not-durable", notDurable);
  return rows;
}

function ignored(): void {
  // The statement that meets it says so.
}
