import type { CompiledSchema } from "./compiled-schema.js";

/** By the name of the profile: `CareConnect-GPC-Patient-1`. What the FHIR types inside ask for themselves is in `typeSchemas`. */
export const profileSchemas: Readonly<Record<string, CompiledSchema>>;
/** By the name of the data type; only those that ask for something. */
export const typeSchemas: Readonly<Record<string, CompiledSchema>>;
/** By the name of the primitive type, of those that are texts: what the text looks like; undefined where it need only be there. */
export const primitivePatterns: Readonly<Record<string, RegExp | undefined>>;
/** The same of those that are none. */
export const otherPrimitives: Readonly<Record<string, (value: unknown) => boolean>>;
