import type { Schema } from "../schema/schema.js";
import { oneOf } from "../schema/one-of.js";
import { once } from "../../values/once.js";

/**
 * What the patient answered when asked. There is no default and it is not a boolean: if it is left out, the question
 * was not asked, and nothing is sent (UR-062, CS-04).
 */
export type PregnancyStatus = "pregnant" | "not-pregnant";

/** Schema of {@link PregnancyStatus}: exactly these two words, and nothing similar. @internal */
export const pregnancyStatus: () => Schema<PregnancyStatus> = once(() => oneOf(["pregnant", "not-pregnant"], "CS-04"));
