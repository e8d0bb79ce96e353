import { typeSchemas } from "./compiled.generated.js";
import { errorOf, type Finding } from "./finding.js";
import { forms, isTooLong, longest } from "./forms.js";
import type { IssueCode } from "./issue-codes.js";
import { schemaFindings } from "./schema-findings.js";
import type { Subject } from "./subject.js";

/** What the walk met that is no value of its type: hardly anything of it can be said in XML. */
const oddities: Readonly<Record<string, { readonly rule: string; readonly code: IssueCode; readonly message: string }>> = {
  "?": { rule: "FHIR-element", code: "unknown-element", message: "FHIR has no such element here: take it out, or spell it as FHIR STU3 does." },
  "[]": { rule: "FHIR-element", code: "wrong-cardinality", message: "A list stands here where FHIR has one value, or one value where it has a list: write it as FHIR does." },
  "!": { rule: "FHIR-element", code: "wrong-kind", message: "A text, a number, true or false, or an object stands here where FHIR has another of these." },
  "|": { rule: "FHIR-element", code: "repeated", message: "Another type of the same choice is there already: only one may be." },
  "{}": { rule: "FHIR-ele-1", code: "empty", message: "An element has a value or something in it." },
};

/** What breaks FHIR itself, whatever the profile: the form of each primitive, and what each data type asks. */
export function* baseFaults({ values, malformed }: Subject): Generator<Finding> {
  for (const { type, value, path } of malformed) {
    if (isTooLong(type, value)) yield errorOf(`FHIR-${type}`, "too-long", path, `No more than ${longest} characters may stand here.`);
    else yield errorOf(`FHIR-${type}`, "wrong-form", path, `The value has another form: it must be ${forms[type] ?? "text that is not empty"}.`);
  }
  for (const [type, alike] of values) {
    const oddity = oddities[type];
    if (oddity !== undefined) for (const { path } of alike) yield errorOf(oddity.rule, oddity.code, path, oddity.message);
    const schema = typeSchemas[type];
    if (schema === undefined) continue;
    for (const { value, path } of alike.filter((met) => !schema(met.value))) yield* schemaFindings(schema, value, path, () => `FHIR-${type}`);
  }
}
