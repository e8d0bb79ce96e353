import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** A SNOMED CT coding; for the rows of this room's tables. */
export function snomed<const Code extends string>(code: Code, display: string): Coding & { readonly code: Code } {
  return { system: systems.snomed, code, display };
}
