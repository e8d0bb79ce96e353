/** The rows of a CSV file, with the names of its header; quotes as in RFC 4180. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = recordsOf(text);
  return rows.map((cells) => {
    if (cells.length !== header.length)
      throw new Error("a row of the CSV file does not have as many cells as its header");
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const last = records.at(-1);
    if (end === "" && plain === "" && quoted === undefined && last?.length === 0) break;
    last?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "") break;
    if (end !== ",") records.push([]);
  }
  return records.filter((record) => record.length > 0);
}
