import * as v from "valibot";

type Explain = (issue: v.StrictObjectIssue) => string;

/**
 * An object with these members and no other; what every JavaScript object inherits is no member either.
 * `missing` has the words for a member whose absence breaks a rule.
 */
export function closedObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
  missing: { readonly [Key in keyof Entries]?: string } = {},
): v.StrictObjectSchema<Entries, Explain> {
  const explain: Explain = (issue) => {
    const key = issue.path?.at(-1)?.key;
    if (issue.expected === "Object" || key === undefined) return "must be an object";
    if (issue.expected === "never") return "is not a known member (a misspelling?)";
    return missing[String(key)] ?? "is missing";
  };
  const members: Entries = Object.assign(Object.create(null), entries);
  return v.strictObject(members, explain);
}
