import * as v from "valibot";
import { exactly, type Schema, asJsonSchema } from "./schema.js";

/** One of these words. @internal */
export function oneOf<const Word extends string>(words: readonly Word[], rule?: string): Schema<Word> {
  return exactly(() => {
    const message = `must be one of ${words.map((word) => `"${word}"`).join(", ")}`;
    return v.picklist(words, rule === undefined ? message : `${rule}: ${message}`);
  });
}

/** This word and no other. @internal */
export function literal<const Word extends string>(word: Word, message?: v.ErrorMessage<v.LiteralIssue>): Schema<Word> {
  return exactly(() => v.literal(word, message ?? `must be "${word}"`));
}

/** The word that says yes; a no is said by leaving it out. @internal */
export const literalTrue: Schema<true> = exactly(() => v.literal(true, "must be true, or left out"));

/** A code of a table: one of its keys. For tables too long to list. @internal */
export function keyOf<Key extends string>(table: Readonly<Record<Key, unknown>>, message: string): Schema<Key> {
  return exactly(() =>
    v.pipe(
      v.custom<Key>((value) => typeof value === "string" && Object.hasOwn(table, value), message),
      asJsonSchema<Key>({ enum: Object.keys(table) }),
    ),
  );
}

/** A member that must not be there. @internal */
export function neverBeside(message: string): Schema<never> {
  return exactly(() => v.pipe(v.never(message), asJsonSchema<never>({ not: {} })));
}
