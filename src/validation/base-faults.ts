import { isBase64 } from "../values/base64.js";
import { isDecimal } from "../values/decimal.js";
import { isFhirDate } from "../values/fhir-date.js";
import { isFhirDateTime } from "../values/fhir-date-time.js";
import { isInstant } from "../values/instant.js";
import { isUuidUrl } from "../values/uuid.js";
import { primitiveSchemas, typeSchemas } from "./compiled.generated.js";
import { errorOf, type Finding } from "./finding.js";
import type { IssueCode } from "./issue-codes.js";
import { schemaFindings } from "./schema-findings.js";
import type { Subject } from "./subject.js";
import type { Met } from "./walk.js";

/** What each primitive must look like, for people. */
export const forms: Readonly<Record<string, string>> = {
  base64Binary: "base64: groups of four letters, digits, + or /, the last filled up with =",
  boolean: "true or false",
  code: "a code without leading, trailing or doubled spaces",
  date: "a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD",
  dateTime: "a date of the calendar, and with a time also seconds and an offset: YYYY-MM-DDThh:mm:ss+hh:mm",
  decimal: "a decimal number without exponent, of at most 1,000 characters",
  id: "1 to 64 letters, digits, hyphens and full stops",
  instant: "a date of the calendar with time and offset: YYYY-MM-DDThh:mm:ss+hh:mm",
  integer: "a whole number",
  oid: "urn:oid: and an object identifier",
  positiveInt: "a whole number from 1",
  time: "a time as hh:mm:ss",
  unsignedInt: "a whole number from 0",
  uri: "an address without spaces; after urn:uuid: a lower-case uuid",
  uuid: "urn:uuid: and a lower-case uuid",
};

/** That a day exists, how long a decimal is, or what fills the last four characters of base64 is more than a pattern says. */
const beyondPattern: Readonly<Record<string, (value: unknown) => boolean>> = {
  base64Binary: isBase64,
  date: isFhirDate,
  dateTime: isFhirDateTime,
  instant: isInstant,
  decimal: isDecimal,
};

/** Strings shall not exceed 1 MB (FHIR STU3, data types); a pattern that repeats groups would not take much more. Bytes may be longer. */
const longest = 1_048_576;

/** What the walk met that is no value of its type: hardly anything of it can be said in XML. */
const oddities: Readonly<Record<string, { readonly rule: string; readonly code: IssueCode; readonly message: string }>> = {
  "?": { rule: "FHIR-element", code: "unknown-element", message: "FHIR has no such element here: take it out, or spell it as FHIR STU3 does." },
  "[]": { rule: "FHIR-element", code: "wrong-cardinality", message: "A list stands here where FHIR has one value, or one value where it has a list: write it as FHIR does." },
  "!": { rule: "FHIR-element", code: "wrong-kind", message: "A text, a number, true or false, or an object stands here where FHIR has another of these." },
  "|": { rule: "FHIR-element", code: "repeated", message: "Another type of the same choice is there already: only one may be." },
  "{}": { rule: "FHIR-ele-1", code: "empty", message: "An element has a value or something in it." },
};

/** What breaks FHIR itself, whatever the profile: the form of each primitive, and what each data type asks. */
export function* baseFaults({ values }: Subject): Generator<Finding> {
  for (const [type, alike] of values) {
    const rule = `FHIR-${type}`;
    const oddity = oddities[type];
    if (oddity !== undefined) for (const { path } of alike) yield errorOf(oddity.rule, oddity.code, path, oddity.message);
    for (const { value, path } of wrongValues(type, alike)) {
      if (isTooLong(type, value)) yield errorOf(rule, "too-long", path, `No more than ${longest} characters may stand here.`);
      else yield errorOf(rule, "wrong-form", path, `The value has another form: it must be ${forms[type] ?? "text that is not empty"}.`);
    }
    const schema = typeSchemas[type];
    if (schema === undefined) continue;
    for (const { value, path } of alike.filter((met) => !schema(met.value))) yield* schemaFindings(schema, value, path, () => rule);
  }
}

/** Apart from the generator, in which a loop over every value takes several times as long. */
function wrongValues(type: string, alike: readonly Met[]): readonly Met[] {
  const isPrimitive = primitiveSchemas[type];
  if (isPrimitive === undefined) return [];
  // An address of the form urn:uuid: holds a uuid, as most of a message's do.
  if (type === "uri") return alike.filter(({ value }) => !isUuidUrl(value) && (isTooLong(type, value) || !isPrimitive(value) || isOfUuid(value)));
  const isMore = beyondPattern[type];
  return alike.filter(({ value }) => isTooLong(type, value) || !isPrimitive(value) || isMore?.(value) === false);
}

function isOfUuid(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("urn:uuid:");
}

function isTooLong(type: string, value: unknown): boolean {
  return typeof value === "string" && value.length > longest && type !== "base64Binary";
}
