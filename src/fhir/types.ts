// FHIR-JSON-shaped plain objects, narrowed to the resources of this message.
// Decimals are exact `Decimal` strings. At most one member of a choice such as value[x] may be set (the writer refuses
// two).
// Unions of codes say what this library writes; a message that was read may hold others until validation has judged it.
export type * from "./types.generated.js";
