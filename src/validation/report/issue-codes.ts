/** Every kind of fault that a report can name, and what it means. New ones may come; none changes its meaning. */
export const issueCodes = {
  // The text as XML or JSON.
  unreadable: "The file itself could not be opened.",
  encoding: "The bytes are not UTF-8, or the XML declaration names another encoding.",
  character: "A character stands here that XML does not allow.",
  syntax: "The text is not well-formed XML or JSON.",
  doctype: "The text has a document type declaration; none is accepted.",
  entity: "An entity is used that XML does not define.",
  namespace: "A namespace or its prefix is declared or used wrongly.",
  "too-large": "The text is larger than a receiver takes, or than the limits allow.",
  "too-deep": "Elements stand deeper inside each other than the limits allow.",
  "too-many-elements": "There are more elements than the limits allow.",
  "more-issues": "So much is wrong that checking stopped.",
  "too-many-attributes": "An element has more attributes than the limits allow.",

  // The XML or JSON as FHIR.
  "not-a-message": "This is neither an Update Record message nor an acknowledgement.",
  "unknown-resource-type": "No resource of this name can stand in a message.",
  "unknown-element": "FHIR STU3 has no such element here.",
  "unknown-attribute": "The element has no such attribute.",
  "missing-attribute": "An attribute that must be there is missing.",
  "wrong-namespace": "The element is not in FHIR's namespace.",
  "wrong-order": "The element, or the entry, stands before or after one that it must follow or precede.",
  repeated: "Something that may be there once only is there again.",
  "stray-text": "Text stands between elements.",
  "wrong-form": "The value does not have the form that its type or its system asks for.",
  empty: "An element or an attribute holds nothing.",
  "wrong-cardinality": "A list stands where one value belongs, or the other way round.",
  "wrong-kind": "A text, a number, true or false, or an object stands where another of these belongs.",
  "neither-or-both": "Exactly one of two things must be there.",

  // What profiles and the guide ask of elements.
  required: "Something that must be there is missing.",
  forbidden: "Something is there that must not be.",
  "fixed-value": "The value is another than the only one, or the only ones, that may stand here.",
  "code-unknown": "The code is not one of the list that belongs here.",
  "too-many": "There are more of these than may be.",
  "too-long": "The text is longer than it may be.",
  "other-system": "The system of the code is another than the one that belongs here.",
  "wrong-unit": "The unit does not belong to what was measured or supplied.",
  "wrong-check-digit": "The last digits of an identifier do not fit the others: it is misprinted.",
  "not-a-concept": "The SNOMED CT identifier names a description or a relationship, no concept.",
  "unknown-extension": "The extension is none of those that may stand here.",
  "spaces-around-profile": "Spaces stand around the address of a profile.",
  "profile-not-allowed": "The resource names another profile than the one it must have here.",
  "resource-not-allowed": "A resource of this type may not stand here.",
  narrative: "A narrative is there that a receiver may show to nobody.",

  // How the parts of a message belong together.
  "wrong-id": "The fullUrl of an entry and the id of its resource differ.",
  "unresolved-reference": "The reference names nothing in its bundle.",
  "wrong-target": "The reference names a resource of another type than it must.",
  "not-in-section": "The section of the Composition does not refer to a clinical resource.",
  "service-differs": "Composition and Encounter name different services.",
  "other-release": "The code belongs to another release of the specification.",
  "not-in-use": "The guide lists it, and it is not in use.",
  "code-not-sent": "The guide says that this code is not sent.",
  "not-a-triplet": "A blood pressure is not one Observation with its two components.",
  "vital-sign-unsupported": "The guide does not list this vital sign.",
  "no-reason": "What was declined does not say why.",
  "older-code": "The code is one that the guide no longer lists.",
  "heading-misplaced": "A resource of this type does not stand under this heading.",
  "wrong-resource": "What is said here belongs in a resource of another kind.",
  "older-heading": "The heading is one that the guide has taken out.",
  "older-profile": "The profile is an older one.",

  "late-replacement": "The message comes long after the one that it replaces.",
  "several-replacements": "The message replaces a replacement.",

  // Acknowledgements that are read although they differ.
  "acknowledgement-asked": "An acknowledgement asks to be acknowledged.",
  "other-sender": "The sender of an acknowledgement is no Organization.",

  // Clinical safety.
  contradiction: "Two statements cannot both be true.",
  "out-of-range": "The value lies outside what can be, or outside what is commonly seen.",
  "display-unknown": "The words of a code are none of those it is known by.",
  "display-of-another-code": "The words belong to another code.",
  "text-of-another-code": "The free text of a concept names another code.",
  "text-differs": "The text of a medicine differs from the words of its code.",
  "in-future": "The time lies in the future.",
  "time-backwards": "Something ends before it begins, or comes before the birth.",
  "long-ago": "Much time lies between two things that usually happen close together.",
  improbable: "It is improbable for this patient.",
  pregnant: "Something is supplied that the patient's pregnancy speaks against.",
  "outside-pathway": "The patient is outside the ages or the sex that the pathway is for.",
  "not-listed": "The pathway does not list the product.",
  "virtual-product": "The code names a virtual product instead of the actual one.",
  urgent: "It is urgent, and this way of telling the practice is not.",
  "asks-to-act": "The words ask the practice to do something.",
  "other-nhs-number": "A text holds another NHS number than the patient's.",
  "says-nothing": "The words tell their reader nothing.",

  // What a deployer adds.
  "own-rule": "A rule of the deployer's own found something that no other word here says.",
} as const;

/** What kind of fault an issue is: a closed list of stable words, each explained in {@link issueCodes}. */
export type IssueCode = keyof typeof issueCodes;

/** True for a word of the list. */
export function isIssueCode(word: string): word is IssueCode {
  return Object.hasOwn(issueCodes, word);
}
