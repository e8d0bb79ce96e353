import { InvalidValueError } from "../../../errors.js";

const tables = [
  "migration",
  "setting",
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
] as const;

/** Every table by its full name, quoted: nothing depends on the search path. */
export type Names = Readonly<Record<(typeof tables)[number], string>> & {
  readonly schema: string;
  /** A further name in the schema. */
  readonly at: (name: string) => string;
};

export const defaultSchema = "update_record";

/** @throws InvalidValueError */
export function namesIn(schema: string): Names {
  if (typeof schema !== "string" || schema === "" || schema.includes("\0") || Buffer.byteLength(schema) > 63)
    throw new InvalidValueError("schema", "must be the name of a PostgreSQL schema: 1 to 63 bytes");
  const quoted = quoteName(schema);
  const at = (name: string): string => `${quoted}.${quoteName(name)}`;
  return {
    ...(Object.fromEntries(tables.map((table) => [table, at(table)])) as Record<(typeof tables)[number], string>),
    schema: quoted,
    at,
  };
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text constant in SQL. Only for our own words: what comes from outside is a parameter. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
