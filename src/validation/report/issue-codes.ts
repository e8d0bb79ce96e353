/** Every kind of fault that a report can name, and what it means. New codes may be added; none changes its meaning. */
export const issueCodes = {
  // The text as XML or JSON.
  unreadable: "The file itself could not be opened.",
  encoding: "The bytes are not UTF-8, or the XML declaration names another encoding.",
  character: "XML does not allow this character.",
  syntax: "The text is not well-formed XML or JSON.",
  doctype: "The text has a document type declaration; none is accepted.",
  entity: "An entity is used that XML does not define.",
  namespace: "A namespace or its prefix is declared or used wrongly.",
  "too-large": "The text is larger than a receiver takes, or than the limits allow.",
  "too-deep": "Elements are nested more deeply than the limits allow.",
  "too-many-elements": "There are more elements than the limits allow.",
  "more-issues": "Checking stopped: there are too many errors.",
  "too-many-attributes": "An element has more attributes than the limits allow.",

  // The XML or JSON as FHIR.
  "not-a-message": "This is neither an Update Record message nor an acknowledgement.",
  "unknown-resource-type": "A message cannot hold a resource of this name.",
  "unknown-element": "FHIR STU3 has no such element here.",
  "unknown-attribute": "The element has no such attribute.",
  "missing-attribute": "An attribute that must be there is missing.",
  "wrong-namespace": "The element is not in FHIR's namespace.",
  "wrong-order": "The element, or the entry, comes before or after one that it must follow or precede.",
  repeated: "Something that is allowed only once is repeated.",
  "stray-text": "There is text between elements.",
  "wrong-form": "The value does not have the form that its type or its system asks for.",
  empty: "An element or an attribute holds nothing.",
  "wrong-cardinality": "There is a list where one value belongs, or the other way round.",
  "wrong-kind":
    "The value is of the wrong kind: a text, a number, true or false, or an object where another of these belongs.",
  "neither-or-both": "Exactly one of two elements must be present.",

  // What profiles and the guide require of elements.
  required: "Something required is missing.",
  forbidden: "Something is present that is not allowed.",
  "fixed-value": "The value is not the one, or one of those, allowed here.",
  "code-unknown": "The code is not one of the list that belongs here.",
  "too-many": "There are more of these than are allowed.",
  "too-long": "The text is longer than is allowed.",
  "other-system": "The system of the code is not the one that belongs here.",
  "wrong-unit": "The unit does not belong to what was measured or supplied.",
  "wrong-check-digit": "The check digits of an identifier do not match the others: it was mistyped.",
  "not-a-concept": "The SNOMED CT identifier names a description or a relationship, not a concept.",
  "unknown-extension": "The extension is not one of those allowed here.",
  "spaces-around-profile": "There are spaces around the address of a profile.",
  "profile-not-allowed": "The resource names a profile other than the one it must have here.",
  "resource-not-allowed": "A resource of this type is not allowed here.",
  narrative: "There is a narrative, which a receiver may never show to anyone.",

  // How the parts of a message belong together.
  "wrong-id": "The fullUrl of an entry and the id of its resource differ.",
  "unresolved-reference": "The reference does not name anything in its bundle.",
  "wrong-target": "The reference names a resource of the wrong type.",
  "not-in-section": "The section of the Composition does not refer to a clinical resource.",
  "service-differs": "Composition and Encounter name different services.",
  "other-release": "The code belongs to another release of the specification.",
  "not-in-use": "The guide lists it, but it is not in use.",
  "code-not-sent": "The guide says that this code must not be sent.",
  "not-a-triplet": "A blood pressure is not one Observation with its two components.",
  "vital-sign-unsupported": "The guide does not list this vital sign.",
  "no-reason": "The reason for declining is missing.",
  "older-code": "The code is one that the guide no longer lists.",
  "heading-misplaced": "A resource of this type does not belong under this heading.",
  "wrong-resource": "This information belongs in a resource of another type.",
  "older-heading": "The guide no longer has this heading.",
  "older-profile": "The profile is an older one.",

  "late-replacement": "The message comes long after the one that it replaces.",
  "several-replacements": "The message replaces a replacement.",

  // Acknowledgements that are read although they differ.
  "acknowledgement-asked": "An acknowledgement asks to be acknowledged.",
  "other-sender": "The sender of an acknowledgement is not an Organization.",

  // Clinical safety.
  contradiction: "Two statements cannot both be true.",
  "out-of-range": "The value is outside what is possible, or outside what is commonly seen.",
  "display-unknown": "The display of a code is not one of those known for it.",
  "display-of-another-code": "The display belongs to another code.",
  "text-of-another-code": "The free text of a concept names another code.",
  "text-differs": "The text of a medicine differs from the display of its code.",
  "in-future": "The time is in the future.",
  "time-backwards": "Something ends before it begins, or happens before the patient's birth.",
  "long-ago": "A long time passed between two things that usually happen close together.",
  improbable: "It is improbable for this patient.",
  pregnant: "Something is supplied that may be unsuitable in pregnancy.",
  "outside-pathway": "The patient is outside the ages or the sex that the pathway is for.",
  "not-listed": "The pathway does not list the product.",
  "declined-product": "A product that was not supplied is given as data, where words are the usual thing.",
  "virtual-product": "The code names a virtual product instead of the actual one.",
  "other-role": "Somebody's job role is not one that usually does this.",
  "not-a-product": "The code cannot be that of an actual product of dm+d.",
  allergy: "A text tells of an allergy to what is supplied.",
  interaction: "Two medicines are supplied that are not taken together.",
  urgent: "It is urgent, and this message may not be read today.",
  "asks-to-act": "The words ask the practice to do something.",
  "other-nhs-number": "A text contains an NHS number that is not the patient's.",
  "not-verified": "The NHS number was not traced and verified.",
  placeholder: "The value is one that people or programs write where they have none.",
  "no-registration": "A pharmacist has neither a registration nor an identifier of the directory.",
  withdrawn: "The status of a statement, of a person or of a role takes it back.",
  "not-in-person": "Something needs the patient to be there, and the patient was not.",
  "too-precise": "A number has more decimals than a measurement or a quantity has.",
  "says-nothing": "The words give the reader no information.",

  // What a deployer adds.
  "own-rule": "A rule added by the deployer found something that no other code here describes.",
} as const;

/** What kind of fault an issue is: a closed list of stable words, each explained in {@link issueCodes}. */
export type IssueCode = keyof typeof issueCodes;

/** True for a word of the list. */
export function isIssueCode(word: string): word is IssueCode {
  return Object.hasOwn(issueCodes, word);
}
