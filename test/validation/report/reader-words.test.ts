import { expect, test } from "vitest";
import { profiles } from "../../../src/terminology/profiles.js";
import { validateMessage, type ValidateOptions } from "../../../src/validation/index.js";
import { changedIn } from "../support/right-message.js";

const bundle = (inside: string): string => `<Bundle xmlns="http://hl7.org/fhir">${inside}</Bundle>`;
const limited = (xmlLimits: ValidateOptions["xmlLimits"] = {}): ValidateOptions => ({ xmlLimits });
const library = "Write XML with a library, and look whether the file is whole.";
const needless = "No message needs that: look at what wrote it.";

test.each<[code: string, xml: string, words: string, path: string, options?: ValidateOptions]>([
  [
    "encoding",
    `<?xml version="1.0" encoding="ISO-8859-1"?>${bundle("")}`,
    "The XML declaration names an encoding other than UTF-8. Write the text in UTF-8, and let the XML declaration " +
      "say so.",
    "",
  ],
  ["character", bundle("\u{1}"), "A character is not allowed in XML. Take it out before writing XML.", "Bundle"],
  ["syntax", bundle("<id value='a'"), `A start tag is malformed. ${library}`, "Bundle"],
  ["syntax", bundle("<id></ID>"), `An end tag does not match its start tag. ${library}`, "Bundle.id"],
  ["doctype", `<!DOCTYPE x>${bundle("")}`, "A document type declaration is not accepted. Take it out.", ""],
  ["entity", bundle("&nbsp;"), "An entity is not defined. Write the character itself.", "Bundle"],
  ["namespace", bundle("<x:id/>"), "A prefix is not declared. Declare each prefix once, on the root.", "Bundle"],
  [
    "too-large",
    bundle("<id/>"),
    "The text is larger than 20. Say less, or send it another way: receivers refuse more than 5 MB.",
    "",
    limited({ size: 20 }),
  ],
  [
    "too-deep",
    bundle("<meta><tag><code/></tag></meta>"),
    `Elements are nested deeper than 2. ${needless}`,
    "Bundle.meta",
    limited({ depth: 2 }),
  ],
  [
    "too-many-elements",
    bundle("<id/><id/><id/>"),
    `The text has more than 2 elements. ${needless}`,
    "Bundle",
    limited({ elements: 2 }),
  ],
  [
    "too-many-attributes",
    bundle('<id a="1" b="2" c="3"/>'),
    `An element has more than 2 attributes. ${needless}`,
    "Bundle",
    limited({ attributes: 2 }),
  ],
])("UR-001: a text that cannot be read says why, and what to do: %s", (code, xml, message, path, options = {}) => {
  expect(validateMessage(xml, options).issues).toMatchObject([
    { severity: "error", rule: "UR-001", code, message, path },
  ]);
});

const inPatient = (from: string | RegExp, to: string): string => changedIn("Patient", from, to);
const out = "Take it out.";

test.each<[code: string, xml: string, words: string, end: string]>([
  [
    "unknown-element",
    inPatient("</meta>", '</meta><mood value="x"/>'),
    "Patient has no such element. Take it out, or spell it as FHIR STU3 does.",
    ".mood",
  ],
  [
    "unknown-attribute",
    inPatient("<gender ", '<gender sure="x" '),
    `The element has no such attribute. ${out}`,
    ".gender",
  ],
  [
    "missing-attribute",
    inPatient("</meta>", '</meta><extension><valueString value="a"/></extension>'),
    "An extension must have the attribute url. Add it.",
    ".extension[0]",
  ],
  [
    "wrong-namespace",
    inPatient("<gender ", '<gender xmlns="urn:x" '),
    'The element is not in the namespace http://hl7.org/fhir. Declare xmlns="http://hl7.org/fhir" on the root alone.',
    ".gender",
  ],
  [
    "wrong-order",
    inPatient(/(<gender [^>]*>)(\s*)(<birthDate [^>]*>)/, "$3$2$1"),
    "The element comes after one that must follow it. Write the elements in the order that FHIR STU3 gives them.",
    ".gender",
  ],
  [
    "repeated",
    inPatient(/<gender [^>]*>/, "$&$&"),
    "The element, or its choice of type, may appear only once. Leave one.",
    ".gender",
  ],
  [
    "stray-text",
    inPatient("</meta>", "</meta>x"),
    "There is text between elements. Take it out: values stand in the attribute value.",
    ".resource",
  ],
  [
    "wrong-form",
    inPatient("</address>", '</address><multipleBirthInteger value="1.5"/>'),
    "The value must be an integer from -2147483648 to 2147483647. Correct the value.",
    ".multipleBirthInteger",
  ],
  [
    "empty",
    inPatient(/<gender [^>]*>/, "<gender/>"),
    "A primitive must have a value or an extension. Give it a value, or leave it out.",
    ".gender",
  ],
  [
    "unknown-resource-type",
    bundle(
      `<meta><profile value="${profiles.documentBundle}"/></meta><type value="document"/><entry><resource>` +
        "<Nobody/></resource></entry>",
    ),
    `The element is not a resource type of this message. ${out}`,
    ".resource",
  ],
])(
  "FHIR-xml: what the reader skips is reported in the reader's words, with what to do: %s",
  (code, xml, message, end) => {
    const [issue, ...more] = validateMessage(xml).issues.filter(({ rule }) => rule === "FHIR-xml");
    expect(issue).toMatchObject({
      severity: "error",
      code,
      message,
      path: expect.stringMatching(new RegExp(`${end.replace(/[.[\]]/g, "\\$&")}$`)) as string,
    });
    expect(more).toEqual([]);
  },
);
