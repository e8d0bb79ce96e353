import * as v from "valibot";

/** One of these words. @internal */
export function oneOf<const Word extends string>(words: readonly Word[], rule?: string): v.GenericSchema<Word> {
  const message = `must be one of ${words.map((word) => `"${word}"`).join(", ")}`;
  return v.picklist(words, rule === undefined ? message : `${rule}: ${message}`);
}

/** A code of a table: one of its keys. For tables too long to list. @internal */
export function keyOf<Key extends string>(table: Readonly<Record<Key, unknown>>, message: string): v.GenericSchema<Key> {
  return v.custom<Key>((value) => typeof value === "string" && Object.hasOwn(table, value), message);
}
