import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** A SNOMED CT coding; for the rows of this layer's tables. */
export function snomed(code: string, display: string): Coding {
  return { system: systems.snomed, code, display };
}
