import { postgresStoreFor } from "../../../src/delivery/store/postgres/postgres-store.js";
import type { PostgresPool } from "../../../src/delivery/store/postgres/client.js";
import type { EncryptedPlace } from "../../delivery/store/contract/encrypted.js";
import { emptyTables } from "./empty-tables.js";
import { tableDump } from "./table-dump.js";

type Query = (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/** An empty schema (unquoted), as the contract of encrypted stores wants it. */
export async function encryptedPlace(pool: PostgresPool, query: Query, schema: string): Promise<EncryptedPlace> {
  await emptyTables(query, schema);
  await query(`delete from "${schema}".setting where name like 'key:%'`);
  const no = `(select no from "${schema}".delivery_key where id = $1)`;
  return {
    open: async (encryptionKeys, use = "make") => {
      const options = { pool, schema: schema.replaceAll('""', '"'), ...(encryptionKeys && { encryptionKeys }) };
      const store = postgresStoreFor(options, use);
      await store.open();
      return store;
    },
    swapBodies: async (one, other) => {
      const move = `update "${schema}".body set no = `;
      await query(`${move} -1 where no = ${no}`, [one]);
      await query(`${move} ${no} where no = ${no.replace("$1", "$2")}`, [one, other]);
      await query(`${move} ${no} where no = -1`, [other]);
    },
    damage: async (id) => {
      await query(`update "${schema}".body set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) where no = ${no}`, [
        id,
      ]);
    },
    dump: () => tableDump(query, schema),
  };
}
