// Plain objects in the shape of FHIR JSON, limited to the resources of this message. Decimals are exact `Decimal`
// strings. At most one member of a choice such as value[x] may be set; the writer refuses two. Unions of codes say what
// this library writes: a message from elsewhere may hold others until it is validated.
export type * from "./types.generated.js";
