import * as v from "valibot";
import { closedObject, optional } from "../../consultation/schema/closed-object.js";
import { listOf } from "../../consultation/schema/list-of.js";
import { oneOf } from "../../consultation/schema/one-of.js";
import { asJsonSchema, exactly, type Schema } from "../../consultation/schema/schema.js";
import { issueCodes, type IssueCode } from "../../validation/report/issue-codes.js";
import { isFhirDate } from "../../values/dates.js";
import type { BaselineEntry, BaselineFile } from "./baseline-file.js";

function textThat(is: (text: string) => boolean, pattern: string, message: string): Schema<string> {
  return exactly(v.pipe(v.string("must be text"), v.check(is, message), asJsonSchema<string>({ pattern })));
}

const filled = textThat((text) => text.trim() !== "", "\\S", "must not be empty");
const rule = textThat(
  (text) => /^[A-Z]+-[A-Za-z0-9-]{1,40}$/.test(text),
  "^[A-Z]+-[A-Za-z0-9-]{1,40}$",
  "must be the id of a rule, such as UR-035",
);
const day = textThat(
  (text) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && isFhirDate(text),
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  "must be a day of the calendar as YYYY-MM-DD",
);

const entry: Schema<BaselineEntry> = closedObject({
  rule,
  code: oneOf(Object.keys(issueCodes) as IssueCode[]),
  file: optional(filled),
  path: optional(filled),
  reason: filled,
  person: filled,
  expires: day,
});

/** The baseline: its check, and its JSON Schema, which is made of this. */
export const baseline: Schema<BaselineFile> = closedObject({ $schema: optional(filled), entries: listOf(entry) });

/** The part that has a name of its own in the JSON Schema. */
export const baselineParts: Readonly<Record<string, object>> = { BaselineEntry: entry };
