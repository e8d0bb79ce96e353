import type { Schema } from "./schema.js";

const year = "[0-9]{4}";
const month = "(0[1-9]|1[0-2])";
const day = "(0[1-9]|[12][0-9]|3[01])";
const clock = "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?";
const zone = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)";

/** The greatest integer of 32 bits: xs:int in fhir-base.xsd, and FHIR's text for unsigned and positive integers. */
const greatest = 2147483647;

/** FHIR's primitives as this library represents them. The patterns are written to avoid long backtracking. */
export const primitives: Readonly<Record<string, Schema>> = {
  base64Binary: { type: "string", pattern: "^[A-Za-z0-9+/=\\s]+$" },
  boolean: { type: "boolean" },
  code: { type: "string", pattern: "^\\S+( \\S+)*$" },
  date: { type: "string", pattern: `^${year}(-${month}(-${day})?)?$` },
  dateTime: { type: "string", pattern: `^${year}(-${month}(-${day}(T${clock}${zone})?)?)?$` },
  decimal: { type: "string", pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$" },
  id: { type: "string", pattern: "^[A-Za-z0-9.-]{1,64}$" },
  instant: { type: "string", pattern: `^${year}-${month}-${day}T${clock}${zone}$` },
  integer: { type: "integer", minimum: -2147483648, maximum: greatest },
  markdown: { type: "string", minLength: 1 },
  oid: { type: "string", pattern: "^urn:oid:[0-2](\\.[1-9][0-9]*)+$" },
  positiveInt: { type: "integer", minimum: 1, maximum: greatest },
  string: { type: "string", minLength: 1 },
  time: { type: "string", pattern: `^${clock}$` },
  unsignedInt: { type: "integer", minimum: 0, maximum: greatest },
  uri: { type: "string", pattern: "^\\S+$" },
  uuid: { type: "string", pattern: "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" },
  xhtml: { type: "string", minLength: 1 },
};

export function isPrimitive(type: string): boolean {
  return Object.hasOwn(primitives, type);
}
