import * as v from "valibot";
import { exactly, type Schema } from "./schema.js";
import { oneOf } from "./one-of.js";

type AnySchema = v.GenericSchema;

/** What the generator of the JSON Schema finds on a choice. @internal */
interface ChoiceOptions {
  readonly options: readonly AnySchema[];
}

/**
 * One of several schemas, picked by a look at what was given, so that the issues are those of the one that was meant.
 * @internal
 */
export function choose<Option extends AnySchema>(
  pick: (input: unknown) => Option,
  options: readonly Option[],
): Schema<v.InferInput<Option>, v.InferOutput<Option>> {
  type Picked = v.GenericSchema<v.InferInput<Option>, v.InferOutput<Option>>;
  return exactly((): Picked =>
    v.pipe(
      v.lazy<Picked>((input) => pick(input) as Picked),
      v.metadata({ options } satisfies ChoiceOptions),
    ),
  );
}

/** One of several objects, told apart by the word in one member. @internal */
export function variantOf<const Options extends Readonly<Record<string, v.GenericSchema>>>(
  member: string,
  options: Options,
  rule?: string,
): Schema<v.InferInput<Options[keyof Options]>, v.InferOutput<Options[keyof Options]>> {
  /** What none of them is: its only issue is the word. */
  const none = exactly(() =>
    v.looseObject({ [member]: oneOf(Object.keys(options), rule) }, ({ expected }) =>
      expected === "Object"
        ? "must be an object"
        : `is missing; it says which of them it is: ${Object.keys(options).join(", ")}`,
    ),
  );
  const wordOf = (input: unknown): unknown =>
    typeof input === "object" && input !== null ? (input as Record<string, unknown>)[member] : undefined;
  const pick = (input: unknown): Options[keyof Options] => {
    const word = wordOf(input);
    return typeof word === "string" && Object.hasOwn(options, word)
      ? (options[word] as Options[keyof Options])
      : (none as unknown as Options[keyof Options]);
  };
  return choose(pick, Object.values(options) as Options[keyof Options][]);
}
