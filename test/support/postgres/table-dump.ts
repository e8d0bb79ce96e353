/** All rows of all tables of a schema, as text: bytes as hexadecimal digits. */
export async function tableDump(
  query: (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>,
  schema: string,
): Promise<Buffer> {
  const { rows } = await query(
    "select table_name as name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'",
    [schema.replaceAll('""', '"')],
  );
  const texts: string[] = [];
  for (const { name } of rows as readonly { readonly name: string }[]) {
    const all = await query(`select cast(t as text) as row from "${schema}"."${name}" t`);
    texts.push(name, ...(all.rows as readonly { readonly row: string }[]).map(({ row }) => row));
  }
  return Buffer.from(texts.join("\n"));
}
