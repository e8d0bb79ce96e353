import * as v from "valibot";

type Explain = (issue: v.LooseObjectIssue) => string;
type Members<Entries extends v.ObjectEntries> = v.LooseObjectSchema<Entries, Explain>;
type ClosedObject<Entries extends v.ObjectEntries> = v.SchemaWithPipe<
  readonly [Members<Entries>, v.RawCheckAction<v.InferOutput<Members<Entries>>>]
>;

/**
 * An object with these members and no other; every unknown one is an issue of its own (valibot's strictObject stops at
 * the first). `missing` has the words for a member whose absence breaks a rule.
 */
export function closedObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
  missing: { readonly [Key in keyof Entries]?: string } = {},
): ClosedObject<Entries> {
  const explain: Explain = (issue) => {
    const key = issue.path?.at(-1)?.key;
    return issue.expected === "Object" || typeof key !== "string" ? "must be an object" : (missing[key] ?? "is missing");
  };
  return v.pipe(
    v.looseObject(entries, explain),
    v.rawCheck<v.InferOutput<Members<Entries>>>(({ dataset, addIssue }) => {
      if (typeof dataset.value !== "object" || dataset.value === null) return;
      const input: Record<string, unknown> = { ...dataset.value };
      for (const key of Object.keys(input).filter((name) => !Object.hasOwn(entries, name))) {
        addIssue({ message: "is not a known member (a misspelling?)", path: [{ type: "object", origin: "key", input, key, value: undefined }] });
      }
    }),
  );
}
