import { loadDriver, type SqliteDriver, type SqlValue } from "../../../../src/delivery/store/sqlite/driver.js";
import type { EncryptionKey } from "../../../../src/delivery/store/sealing/encryption-keys.js";
import { sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { postgresStore } from "../../../../src/delivery/store/postgres/postgres-store.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { around, statementName, type Step } from "./hooks.js";

/** A store of whose database each statement is a step: before it begins, and once it has ended. */
export async function steppingStore(
  name: string,
  step: Step,
  encryptionKeys: readonly EncryptionKey[],
): Promise<DeliveryStore> {
  if (name.startsWith("sqlite:"))
    return sqliteStore(name.slice("sqlite:".length), { driver: stepping(await loadDriver(), step), encryptionKeys });
  const { default: pg } = await import("pg");
  around(pg.Client.prototype, "query", step, statementName);
  return postgresStore({ url: name, encryptionKeys });
}

/** The driver's own classes cannot be changed: this stands before them. */
function stepping(driver: SqliteDriver, step: Step): SqliteDriver {
  const during = <T>(sql: string, work: () => T): T => {
    step(`before ${statementName(sql)}`);
    const answer = work();
    step(`after ${statementName(sql)}`);
    return answer;
  };
  return function (file: string) {
    const own = new driver(file);
    return {
      exec: (sql: string) => during(sql, () => own.exec(sql)),
      prepare(sql: string) {
        const statement = own.prepare(sql);
        return {
          run: (...values: SqlValue[]) => during(sql, () => statement.run(...values)),
          get: (...values: SqlValue[]) => during(sql, () => statement.get(...values)),
          all: (...values: SqlValue[]) => during(sql, () => statement.all(...values)),
        };
      },
      get isTransaction() {
        return own.isTransaction;
      },
      close: () => own.close(),
    };
  } as unknown as SqliteDriver;
}
