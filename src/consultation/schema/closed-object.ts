import * as v from "valibot";
import { memberQuestion } from "../habits.js";
import { oneOfWords } from "./one-of.js";
import { exactly, type Schema, asJsonSchema } from "./schema.js";

/** The text for a member that the model does not have. @internal */
export const unknownMember = "is not a known member (a misspelling?)";

/** An object of no more members than this has them listed where a name is near to none; more would hide the rest. */
const fewMembers = 12;

/** Nobody misspells so many in one object; to look for what each is near to would take seconds. */
const manyUnknown = 100;

type Explain = (issue: v.LooseObjectIssue) => string;
type Known<Entries extends v.ObjectEntries> = v.ObjectSchema<Entries, undefined>;

/** A member that may be left out. @internal */
export type OptionalEntry<Input, Output = Input> = v.ExactOptionalSchema<Schema<Input, Output>, undefined>;

/** A member that may be left out. @internal */
export function optional<Input, Output>(schema: Schema<Input, Output>): OptionalEntry<Input, Output> {
  return v.exactOptional(schema);
}

/** A member with a default: leaving it out means this value. @internal */
export function withDefault<Input, Output>(
  schema: Schema<Input, Output>,
  value: NoInfer<Input>,
): v.ExactOptionalSchema<Schema<Input, Output>, Input> {
  return v.exactOptional(schema, value);
}

/**
 * An object with these members and no other; every unknown one is an issue of its own (valibot's strictObject stops at
 * the first). `missing` has the text for each member whose absence breaks a rule.
 * @internal
 */
export function closedObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
  missing: { readonly [Key in keyof Entries]?: string } = {},
): Schema<v.InferInput<Known<Entries>>, v.InferOutput<Known<Entries>>> {
  const explain: Explain = (issue) => {
    const key = issue.path?.at(-1)?.key;
    return issue.expected === "Object" || typeof key !== "string"
      ? `must be an object${neededOf(entries)}`
      : (missing[key] ?? `is missing${wordsOf(entries[key])}`);
  };
  const schema = v.pipe(
    v.looseObject(entries, explain),
    v.rawCheck(({ dataset: { value }, addIssue }) => {
      if (typeof value !== "object" || value === null) return;
      const unknown = Object.keys(value).filter((name) => !Object.hasOwn(entries, name));
      // A copy for each would take time with the square of their number.
      const input: Record<string, unknown> = unknown.length === 0 ? {} : { ...value };
      for (const key of unknown) {
        const message = unknown.length > manyUnknown ? unknownMember : unknownIn(entries, key);
        addIssue({ message, path: [{ type: "object", origin: "key", input, key, value: undefined }] });
      }
    }),
  );
  // The schema is a loose one, so that it sees every unknown member; its output has none.
  return exactly(schema as unknown as Known<Entries>);
}

function neededOf(entries: v.ObjectEntries): string {
  const needed = Object.keys(entries).filter((name) => entries[name]?.type !== "exact_optional");
  return needed.length === 0 ? "" : ` with ${needed.join(", ")}`;
}

function unknownIn(entries: v.ObjectEntries, key: string): string {
  const known = Object.keys(entries);
  const listed = known.length > fewMembers ? "" : `; known: ${known.join(", ")}`;
  return `${unknownMember}${memberQuestion(key, known) || listed}`;
}

/** The words of a member that takes nothing else, for the error that it is missing. */
function wordsOf(schema: v.GenericSchema | undefined): string {
  if (schema?.type !== "picklist") return "";
  const { options } = schema as unknown as v.PicklistSchema<readonly string[], undefined>;
  return `; it ${oneOfWords(options)}`;
}

/**
 * An object of optional members with at least so many of them: an empty one would tell the reader nothing. @internal
 */
export function atLeastOneMember<Input extends object, Output extends object>(
  schema: Schema<Input, Output>,
  members: number,
): Schema<Input, Output> {
  return exactly(
    v.pipe(
      schema,
      v.check(
        (given) => Object.values(given).flat().length >= members,
        "must not be empty; leave it out if it is not known",
      ),
      asJsonSchema({ minProperties: members }),
    ),
  );
}
