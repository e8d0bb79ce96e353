import * as v from "valibot";
import { choose } from "../schema/choose.js";
import { closedObject } from "../schema/closed-object.js";
import { exactly, type Schema } from "../schema/schema.js";
import { text } from "../schema/text.js";
import { once } from "../../values/once.js";

/** How the medicine is taken, in words. Both are sent, and both are needed (UR-039). */
export interface Dosage {
  /** For the record. */
  readonly text: string;
  /** For the patient, as on the label. */
  readonly patientInstruction: string;
}

const both = once((): Schema<Dosage> => closedObject({ text: text(), patientInstruction: text() }));
const oneText = once((): Schema<string, Dosage> =>
  exactly(
    v.pipe(
      text(),
      v.transform((words): Dosage => ({ text: words, patientInstruction: words })),
    ),
  ),
);

/** Schema of a dosage: one text that serves as both, or one for each. @internal */
export const dosage: () => Schema<string | Dosage, Dosage> = once(() =>
  choose((input) => (typeof input === "string" ? oneText() : both()), [oneText, both]),
);
