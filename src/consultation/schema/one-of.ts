import * as v from "valibot";
import { exactly, type Schema, asJsonSchema } from "./schema.js";
import { choose } from "./choose.js";
import { once } from "../../values/once.js";

/** One of these words. @internal */
export function oneOf<const Word extends string>(words: readonly Word[], rule?: string): Schema<Word> {
  return exactly(v.picklist(words, () => `${rule === undefined ? "" : `${rule}: `}${oneOfWords(words)}`));
}

/** What an error says of a member that takes these words alone. @internal */
export function oneOfWords(words: readonly string[]): string {
  return `must be ${words.length === 1 ? "" : "one of "}${words.map((word) => `"${word}"`).join(", ")}`;
}

/** Exactly this word. @internal */
export function literal<const Word extends string>(word: Word, message?: v.ErrorMessage<v.LiteralIssue>): Schema<Word> {
  return exactly(v.literal(word, message ?? `must be "${word}"`));
}

/** Either `true` or left out: there is no `false`. @internal */
export const literalTrue: () => Schema<true> = once(() => exactly(v.literal(true, "must be true, or left out")));

/** A code of a table: one of its keys. For tables too long to list. @internal */
export function keyOf<Key extends string>(table: Readonly<Record<Key, unknown>>, message: string): Schema<Key> {
  return exactly(
    v.pipe(
      v.custom<Key>((value) => typeof value === "string" && Object.hasOwn(table, value), message),
      asJsonSchema<Key>({ enum: Object.keys(table) }),
    ),
  );
}

/** A member that must not be there. @internal */
export function neverBeside(message: string): Schema<never> {
  return exactly(v.pipe(v.never(message), asJsonSchema<never>({ not: {} })));
}

/** One of several objects, told apart by the word in one member. @internal */
export function variantOf<const Options extends Readonly<Record<string, () => v.GenericSchema>>>(
  member: string,
  options: Options,
  rule?: string,
): Schema<v.InferInput<ReturnType<Options[keyof Options]>>, v.InferOutput<ReturnType<Options[keyof Options]>>> {
  type Option = Options[keyof Options];
  /** For input that matches no option: the only issue is that member. */
  const none = v.looseObject({ [member]: oneOf(Object.keys(options), rule) }, ({ expected }) =>
    expected === "Object" ? "must be an object" : `is missing; it must be one of ${Object.keys(options).join(", ")}`,
  );
  const wordOf = (input: unknown): unknown =>
    typeof input === "object" && input !== null ? (input as Record<string, unknown>)[member] : undefined;
  const pick = (input: unknown): ReturnType<Option> => {
    const word = wordOf(input);
    const option = typeof word === "string" && Object.hasOwn(options, word) ? options[word] : undefined;
    return (option === undefined ? none : option()) as ReturnType<Option>;
  };
  return choose(pick, Object.values(options) as Option[]);
}
