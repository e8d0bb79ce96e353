/** The types of FHIR's single values: a value that is right, and one that is wrong. */
export const typeNotes: Readonly<Record<string, { readonly right: string; readonly wrong: string }>> = {
  base64Binary: { right: "SGVsbG8=", wrong: "SGVsbG8" },
  boolean: { right: "true", wrong: "yes" },
  code: { right: "final", wrong: "final " },
  date: { right: "1984-02-29", wrong: "29/02/1984" },
  dateTime: { right: "2026-11-20T10:05:00+00:00", wrong: "2026-11-20T10:05" },
  decimal: { right: "37.40", wrong: "37,40" },
  id: { right: "medication-1", wrong: "medication 1" },
  instant: { right: "2026-11-20T10:05:00+00:00", wrong: "2026-11-20" },
  integer: { right: "-5", wrong: "1.5" },
  oid: { right: "urn:oid:2.16.840.1.113883.2.1.4.1", wrong: "2.16.840.1.113883.2.1.4.1" },
  positiveInt: { right: "1", wrong: "0" },
  time: { right: "10:05:00", wrong: "10:05" },
  unsignedInt: { right: "0", wrong: "-1" },
  uri: { right: "https://fhir.nhs.uk/Id/nhs-number", wrong: "https://fhir.nhs.uk/Id/nhs number" },
  uuid: {
    right: "urn:uuid:4d3d6ce5-d810-46d5-9354-f4d1124ec9fa",
    wrong: "urn:uuid:4D3D6CE5-D810-46D5-9354-F4D1124EC9FA",
  },
};

/** What explains the rule of a type, such as `FHIR-date`. Undefined: it is no rule of a type of single values. */
export function typeNoteOf(rule: string):
  | {
      readonly title: string;
      readonly why: string;
      readonly example: { readonly language: string; readonly right: string; readonly wrong: string };
    }
  | undefined {
  const type = rule.replace(/^FHIR-/, "");
  const note = Object.hasOwn(typeNotes, type) ? typeNotes[type] : undefined;
  if (note === undefined) return undefined;
  return {
    title: `the form of a ${type}`,
    why: "A receiver reads each value by its type: one of another form is refused, or read as something else.",
    example: { language: "xml", right: valueOf(note.right), wrong: valueOf(note.wrong) },
  };
}

function valueOf(value: string): string {
  return `value="${value}"`;
}
