import { typeSchemas } from "./compiled.generated.js";
import { errorOf, mostFindings, type Finding } from "./finding.js";
import { forms, isTooLong, longest } from "./forms.js";
import type { IssueCode } from "./issue-codes.js";
import { schemaFindings } from "./schema-findings.js";
import type { Subject } from "./subject.js";
import type { Met } from "./walk.js";

interface Oddity {
  readonly rule: string;
  readonly code: IssueCode;
  readonly message: string;
}

/** What the walk met that is no value of its type: hardly anything of it can be said in XML. */
const oddities = new Map<string, Oddity>(Object.entries({
  "?": { rule: "FHIR-element", code: "unknown-element", message: "FHIR has no such element here: take it out, or spell it as FHIR STU3 does." },
  "[]": { rule: "FHIR-element", code: "wrong-cardinality", message: "A list stands here where FHIR has one value, or one value where it has a list: write it as FHIR does." },
  "!": { rule: "FHIR-element", code: "wrong-kind", message: "A text, a number, true or false, or an object stands here where FHIR has another of these." },
  "|": { rule: "FHIR-element", code: "repeated", message: "Another type of the same choice is there already: only one may be." },
  "{}": { rule: "FHIR-ele-1", code: "empty", message: "An element has a value or something in it." },
}));

const schemas = new Map(Object.entries(typeSchemas));

/** What breaks FHIR itself, whatever the profile: the form of each primitive, and what each data type asks; as far as anybody reads on. */
export function baseFaults({ values, malformed }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const met of malformed) if (found.length < mostFindings) found.push(malformation(met));
  for (const [type, alike] of values) {
    const oddity = oddities.get(type);
    const schema = schemas.get(type);
    if (oddity === undefined && schema === undefined) continue;
    for (const met of alike) {
      if (found.length >= mostFindings) return found;
      if (oddity !== undefined) found.push(errorOf(oddity.rule, oddity.code, met.path, oddity.message));
      else if (schema?.(met.value) === false) for (const finding of schemaFindings(schema, met.value, met.path, () => `FHIR-${type}`)) found.push(finding);
    }
  }
  return found;
}

function malformation({ type, value, path }: Met): Finding {
  if (isTooLong(type, value)) return errorOf(`FHIR-${type}`, "too-long", path, `No more than ${longest} characters may stand here.`);
  return errorOf(`FHIR-${type}`, "wrong-form", path, `The value has another form: it must be ${forms[type] ?? "text that is not empty"}.`);
}
