import * as v from "valibot";
import { choose } from "./schema/choose.js";
import { filledListOf, listOf } from "./schema/list-of.js";
import { literal } from "./schema/one-of.js";
import { exactly, type Schema } from "./schema/schema.js";
import { text } from "./schema/text.js";
import { once } from "../values/once.js";

/** Statements under one heading (UR-060). @internal */
export const statements: () => Schema<readonly string[]> = once(() => listOf(text()));

const oneStatement = once((): Schema<string, readonly string[]> =>
  exactly(
    v.pipe(
      text(),
      v.transform((words): readonly string[] => [words]),
    ),
  ),
);
const severalStatements = once(() => filledListOf(text(), "UR-060: must not be empty"));

/** The one heading that every message carries: one statement, or a list of them. @internal */
export const clinicalSummary: () => Schema<string | readonly string[], readonly string[]> = once(() =>
  choose<typeof oneStatement | typeof severalStatements>(
    (input) => (Array.isArray(input) ? severalStatements() : oneStatement()),
    [oneStatement, severalStatements],
  ),
);

const noneFound = once(() => literal("none-found", 'must be "none-found" or a list'));
/** An empty list would mean neither "none found" nor "not asked". */
const found = once(() =>
  filledListOf(
    text(),
    'must name the red flags found; give "none-found" if there were none, or leave it out if this was not asked',
  ),
);

/** The red flags that were found, or that the patient was asked and none were. @internal */
export const redFlags: () => Schema<"none-found" | readonly string[]> = once(() =>
  choose<typeof noneFound | typeof found>(
    (input) => (Array.isArray(input) ? found() : noneFound()),
    [noneFound, found],
  ),
);
