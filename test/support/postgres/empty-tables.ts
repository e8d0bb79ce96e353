/** Empties the store's tables in a schema, in one statement: quicker than new ones for each test. */
export async function emptyTables(query: (text: string) => Promise<unknown>, schema: string): Promise<void> {
  const tables = [
    "mailbox",
    "delivery",
    "delivery_key",
    "body",
    "attempt",
    "event",
    "inbox",
    "attention",
    "practice",
    "item_patient",
  ];
  const deletes = tables.map((table) => `delete from "${schema}".${table};`);
  await query(`do $$ begin ${deletes.join(" ")} end $$`);
}
