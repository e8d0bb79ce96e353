import * as v from "valibot";
import { closedObject } from "./closed-object.js";
import { text } from "./text.js";

/** How the medicine is taken, in words. Both are sent, and both are needed (UR-039). */
export interface Dosage {
  /** For the record. */
  readonly text: string;
  /** For the patient, as on the label. */
  readonly patientInstruction: string;
}

const both: v.GenericSchema<Dosage> = closedObject({ text, patientInstruction: text });
const oneText: v.GenericSchema<string, Dosage> = v.pipe(
  text,
  v.transform((words) => ({ text: words, patientInstruction: words })),
);

/** Schema of a dosage: one text that serves as both, or one for each. @internal @internal */
export const dosage: v.GenericSchema<string | Dosage, Dosage> = v.lazy<v.GenericSchema<string | Dosage, Dosage>>((input) =>
  typeof input === "string" ? oneText : both,
);
