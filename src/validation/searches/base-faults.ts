import { errorOf, mostFindings, type Finding } from "../report/finding.js";
import { forms, isTooLong, longest } from "../subject/forms.js";
import type { IssueCode } from "../report/issue-codes.js";
import { typeSchema, typesWithSchema } from "../schemas/schemas.js";
import { schemaFindings } from "./schema-findings.js";
import type { Subject } from "../subject/subject.js";
import type { Met } from "../subject/walk.js";
import type { Attachment } from "../../fhir/types.js";

/** What the walk met that is not a value of its type: hardly any of it can be written in XML. */
const oddities: readonly {
  readonly type: string;
  readonly rule: string;
  readonly code: IssueCode;
  readonly message: string;
}[] = [
  {
    type: "?",
    rule: "FHIR-element",
    code: "unknown-element",
    message: "FHIR has no such element here: take it out, or spell it as FHIR STU3 does.",
  },
  {
    type: "[]",
    rule: "FHIR-element",
    code: "wrong-cardinality",
    message: "There is a list where FHIR has one value, or one value where it has a list: write it as FHIR does.",
  },
  {
    type: "!",
    rule: "FHIR-element",
    code: "wrong-kind",
    message:
      "The value is of the wrong kind: a text, a number, true or false, or an object where FHIR has another of these.",
  },
  {
    type: "|",
    rule: "FHIR-element",
    code: "repeated",
    message: "Another type of the same choice is already present: only one is allowed.",
  },
  { type: "{}", rule: "FHIR-ele-1", code: "empty", message: "An element has a value or something in it." },
];

const none: readonly Met[] = [];

/**
 * What breaks FHIR itself, whatever the profile: the form of each primitive and the rules of each data type, up to the
 * greatest number of findings.
 */
export function baseFaults({ values, malformed }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const met of malformed) if (found.length < mostFindings) found.push(malformation(met));
  for (const { type, rule, code, message } of oddities) {
    for (const { path } of values.get(type) ?? none)
      if (found.length < mostFindings) found.push(errorOf(rule, code, path, message));
  }
  for (const type of typesWithSchema()) {
    for (const met of values.get(type) ?? none) {
      if (found.length >= mostFindings) return found;
      for (const finding of schemaFindings(typeSchema(type)(met.value), met.value, met.path, () => `FHIR-${type}`))
        found.push(finding);
    }
  }
  return found;
}

function malformation({ type, value, path }: Met): Finding {
  if (isTooLong(type, value))
    return errorOf(`FHIR-${type}`, "too-long", path, `No more than ${longest} characters are allowed here.`);
  return errorOf(
    `FHIR-${type}`,
    "wrong-form",
    path,
    `The value has the wrong form: it must be ${forms[type] ?? "text that is not empty"}.`,
  );
}

/** An attachment whose size is not its number of bytes. */
export function attachmentFaults({ values }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const { value, path } of values.get("Attachment") ?? []) {
    const { size, data } = value as Attachment;
    if (size !== undefined && data !== undefined && size !== bytesIn(data))
      found.push(
        errorOf(
          "FHIR-Attachment",
          "contradiction",
          `${path}.size`,
          "The size is not the number of bytes that the data holds.",
        ),
      );
  }
  return found;
}

/** Four characters of base64 hold three bytes. */
function bytesIn(data: string): number {
  return Math.floor((data.replace(/[\s=]/g, "").length * 3) / 4);
}
