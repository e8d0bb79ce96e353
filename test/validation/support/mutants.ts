import { changed, changedIn, element, entryOf, rightMessage } from "./right-message.js";

/** A right message, broken in one place. */
export interface Mutant {
  readonly name: string;
  readonly xml: string;
  /** The rule that must say so, and the word for the kind of fault. */
  readonly rule: string;
  readonly code: string;
  /** The end of the path of the issue. */
  readonly at: string;
  /** True where HL7's validator cannot see it. */
  readonly ours?: true;
}

function mutant(name: string, rule: string, code: string, at: string, xml: string): Mutant {
  return { name, rule, code, at, xml };
}

/** What only the guide asks, or this project. */
function ours(name: string, rule: string, code: string, at: string, xml: string): Mutant {
  return { name, rule, code, at, xml, ours: true };
}

const right = rightMessage;
const impressions = right.split("<ClinicalImpression>").length - 1;
/** The Observation that says an irregular pulse: without a value, so it can be made to say something else. */
const finding = 2;

const inCapitals = changed(
  changedIn("PractitionerRole", '<id value="00000000', '<id value="ABCDEFAB'),
  '<fullUrl value="urn:uuid:00000000-0000-4000-8000-000000000010"',
  '<fullUrl value="urn:uuid:ABCDEFAB-0000-4000-8000-000000000010"',
).replaceAll('<reference value="urn:uuid:00000000-0000-4000-8000-000000000010"', '<reference value="urn:uuid:abcdefab-0000-4000-8000-000000000010"');

function observing(code: string, display: string, text = display, tag = ""): string {
  const told = changedIn("Observation", /<code value="61086009"\/>\s*<display value="Pulse irregular"\/>/, `<code value="${code}"/><display value="${display}"/>`, finding);
  const worded = changedIn("Observation", '<text value="Pulse irregular"/>', `<text value="${text}"/>`, finding, told);
  const social = changedIn("Observation", '<code value="vital-signs"/>', '<code value="social-history"/>', finding, worded);
  const named = changedIn("Observation", /value="Vital Signs"/, 'value="Social History"', finding, social);
  if (tag === "") return changedIn("Observation", element("category"), "", finding, named);
  return changedIn(
    "Observation",
    "</meta>",
    `<tag><system value="https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings"/><code value="${tag}"/></tag></meta>`,
    finding,
    named,
  );
}

const taken: readonly Mutant[] = [
  mutant("no bundle identifier", "UR-002", "required", "Bundle.identifier", changed(right, element("identifier"), "")),
  mutant("no timestamp", "UR-005", "required", ".timestamp", changedIn("MessageHeader", element("timestamp"), "")),
  mutant("no sender", "UR-005", "required", ".sender", changedIn("MessageHeader", element("sender"), "")),
  mutant("no source", "UR-005", "required", ".source", changedIn("MessageHeader", element("source"), "")),
  mutant("no encounter identifier", "UR-031", "required", ".identifier", changedIn("Encounter", element("identifier"), "")),
  mutant("no participant", "UR-031", "required", ".participant", changedIn("Encounter", element("participant"), "")),
  mutant("no summary", "UR-037", "required", ".summary", changedIn("ClinicalImpression", element("summary"), "")),
  mutant("no asserter", "UR-038", "required", ".asserter", changedIn("Condition", element("asserter"), "")),
  mutant("no title", "UR-030", "required", ".title", changedIn("Composition", element("title"), "")),
  mutant("no official name", "UR-032", "required", ".name", changedIn("Patient", element("use"), "")),
  mutant("no family name", "UR-032", "required", ".name[0].family", changedIn("Patient", element("family"), "")),
  mutant("no display of a SNOMED CT code", "UR-036", "required", ".code.coding[0].display", changedIn("Observation", /\n *<display value="Standing blood pressure reading"\/>/, "")),
  mutant("no unit of a supply", "UR-039", "required", ".quantity.unit", changedIn("MedicationDispense", element("unit"), "")),
  mutant("no time of the document", "UR-020", "required", ".meta.lastUpdated", changed(right, /(<Bundle>\s*<id [^>]*>\s*<meta>)\s*<lastUpdated [^>]*>/, "$1")),
  mutant("no time of an observation", "UR-036", "required", ".issued", changedIn("Observation", element("issued"), "")),
  mutant("no performer of a supply", "UR-039", "required", ".performer", changedIn("MedicationDispense", element("performer"), "")),
  mutant("no name of the pharmacy", "UR-033", "required", ".name", changedIn("Organization", element("name"), "", 1)),
];

const tooMuch: readonly Mutant[] = [
  mutant("two performers of a supply", "UR-039", "too-many", ".performer[1]", changedIn("MedicationDispense", /(<performer>[\s\S]*?<\/performer>)/, "$1$1")),
  mutant("two documents in focus", "UR-005", "too-many", ".focus[1]", changedIn("MessageHeader", /(<focus>[\s\S]*?<\/focus>)/, "$1$1")),
  mutant("two official names", "UR-032", "too-many", ".name", changedIn("Patient", /(<name>[\s\S]*?<\/name>)/, "$1$1")),
  mutant("two types of encounter", "UR-031", "too-many", ".type[1]", changedIn("Encounter", /(<type>[\s\S]*?<\/type>)/, "$1$1")),
  mutant("a destination", "UR-005", "forbidden", ".destination", changedIn("MessageHeader", "<sender>", '<destination><endpoint value="urn:x"/></destination><sender>')),
  mutant("a name on the sender", "UR-003", "forbidden", ".name", changedIn("Organization", "</identifier>", '</identifier><name value="The Dispensers"/>')),
  mutant("a state in the address", "UR-032", "forbidden", ".state", changedIn("Patient", "<postalCode", '<state value="Devon"/><postalCode')),
  mutant("a link in an entry", "UR-002", "forbidden", ".entry[0].link", changed(right, "<entry>", '<entry><link><relation value="self"/><url value="urn:x"/></link>')),
  mutant("a comparator on a supply", "UR-039", "forbidden", ".quantity.comparator", changedIn("MedicationDispense", '<unit value="capsule"/>', '<comparator value="&lt;"/><unit value="capsule"/>')),
  mutant("a photo of the patient", "UR-032", "forbidden", ".photo", changedIn("Patient", "</address>", '</address><photo><title value="x"/></photo>')),
];

const codes: readonly Mutant[] = [
  mutant("an unknown gender", "UR-032", "code-unknown", ".gender", changedIn("Patient", '<gender value="male"/>', '<gender value="m"/>')),
  mutant("an unknown status", "UR-036", "code-unknown", ".status", changedIn("Observation", '<status value="final"/>', '<status value="done"/>')),
  mutant("an unknown recipient type", "UR-006", "code-unknown", ".valueCoding.code", changedIn("MessageHeader", '<code value="FA"/>', '<code value="XX"/>')),
  mutant("an unknown verification status", "UR-032", "code-unknown", ".coding[0].code", changedIn("Patient", '<code value="01"/>', '<code value="99"/>')),
  mutant("an unknown message event", "UR-004", "code-unknown", ".event.code", changedIn("MessageHeader", '<code value="ITK014M"/>', '<code value="ITK999M"/>')),
  mutant("an unknown participant type", "UR-031", "required", ".participant[0].type", changedIn("Encounter", '<code value="REC"/>', '<code value="ABC"/>')),
  mutant("an unknown job role", "UR-035", "code-unknown", ".coding[0].code", changedIn("PractitionerRole", '<code value="R1290"/>', '<code value="R9999"/>')),
  mutant("an unknown heading", "UR-060", "code-unknown", ".tag[0].code", changedIn("ClinicalImpression", '<code value="history"/>', '<code value="histories"/>', 1)),
  mutant("an unknown unit", "UR-070", "wrong-unit", ".valueQuantity.code", changedIn("Observation", '<code value="mm[Hg]"/>', '<code value="mmm[Hg]"/>')),
];

const displays: readonly Mutant[] = [
  mutant("other words for the event", "CS-01", "display-unknown", ".event.display", changedIn("MessageHeader", '"ITK Update Record"', '"ITK Response"')),
  mutant("other words for the recipient type", "CS-01", "display-unknown", ".display", changedIn("MessageHeader", '"For Action"', '"For Information"')),
  mutant("other words for the verification status", "CS-01", "display-unknown", ".display", changedIn("Patient", '<display value="Number present and verified"/>', '<display value="Trace required"/>')),
  mutant("other words for a heading", "CS-01", "display-unknown", ".display", changedIn("ClinicalImpression", '"Clinical summary"', '"History"')),
  mutant("other words for the category of a supply", "CS-01", "display-unknown", ".display", changedIn("MedicationDispense", '<display value="Community"/>', '<display value="Inpatient"/>')),
];

const fixed: readonly Mutant[] = [
  mutant("another system of the event", "UR-004", "fixed-value", ".event.system", changedIn("MessageHeader", "CodeSystem/ITK-MessageEvent-2", "CodeSystem/ITK-MessageEvent-3")),
  mutant("a message bundle of another type", "UR-002", "fixed-value", "Bundle.type", changed(right, '<type value="message"/>', '<type value="collection"/>')),
  mutant("a document bundle of another type", "UR-020", "fixed-value", ".type", changed(right, '<type value="document"/>', '<type value="collection"/>')),
];

const handling: readonly Mutant[] = [
  mutant("no handling", "UR-006", "required", ".extension", changedIn("MessageHeader", /\n *<extension url="https[\s\S]*?<\/extension>(?=\s*<event>)/, "")),
  mutant("no BusAckRequested", "UR-006", "required", ".extension", changedIn("MessageHeader", /<extension url="BusAckRequested">[\s\S]*?<\/extension>/, "")),
  mutant("BusAckRequested twice", "UR-006", "too-many", ".extension", changedIn("MessageHeader", /(<extension url="BusAckRequested">[\s\S]*?<\/extension>)/, "$1$1")),
  mutant("BusAckRequested as a string", "UR-006", "forbidden", ".valueString", changedIn("MessageHeader", '<valueBoolean value="true"/>', '<valueString value="true"/>')),
  mutant("no verification status", "UR-032", "required", ".extension", changedIn("Patient", element("extension"), "")),
  ours("no acknowledgement asked", "UR-006", "fixed-value", ".valueBoolean", changedIn("MessageHeader", '<valueBoolean value="true"/>', '<valueBoolean value="false"/>')),
  ours("an unknown part of the handling", "UR-006", "unknown-extension", "[0]", changedIn("MessageHeader", '<extension url="BusAckRequested">', '<extension url="Priority"><valueString value="high"/></extension><extension url="BusAckRequested">')),
  ours("another message definition", "UR-006", "fixed-value", ".reference", changedIn("MessageHeader", "https://fhir.nhs.uk/MessageDefinition", "https://fhir.nhs.uk/Other")),
  ours("a local extension", "UR-006", "fixed-value", ".valueString", changedIn("MessageHeader", '<valueString value="None"/>', '<valueString value="Some"/>')),
];

const nobody = "urn:uuid:ffffffff-ffff-4fff-8fff-ffffffffffff";

const references: readonly Mutant[] = [
  mutant("a subject that is not there", "UR-007", "unresolved-reference", ".subject.reference", changedIn("Observation", /(<subject>\s*<reference value=")[^"]*/, `$1${nobody}`)),
  mutant("a focus that is not there", "UR-007", "unresolved-reference", ".focus[0].reference", changedIn("MessageHeader", /(<focus>\s*<reference value=")[^"]*/, `$1${nobody}`)),
  mutant("an entry of the section that is not there", "UR-007", "unresolved-reference", ".entry[3].reference", changedIn("Composition", /(<section>(?:\s*<entry>\s*<reference value="[^"]*"\/>\s*<\/entry>){3}\s*<entry>\s*<reference value=")[^"]*/, `$1${nobody}`)),
  mutant("an assessor that is a patient", "UR-007", "wrong-target", ".assessor.reference", changedIn("ClinicalImpression", /(<assessor>\s*<reference value="urn:uuid:00000000-0000-4000-8000-0000000000)09/, "$107")),
  ours("a fullUrl that is not the id", "UR-007", "wrong-id", ".fullUrl", changedIn("PractitionerRole", /<id value="[^"]*/, '<id value="ffffffff-ffff-4fff-8fff-ffffffffffff')),
  mutant("the same fullUrl twice", "UR-007", "repeated", ".fullUrl", changed(right, entryOf("PractitionerRole"), `${entryOf("PractitionerRole")}${entryOf("PractitionerRole")}`)),
  ours("a reference by type and id", "UR-007", "wrong-form", ".subject.reference", changedIn("Observation", /(<subject>\s*<reference value=")urn:uuid:/, "$1Patient/")),
];

const forms: readonly Mutant[] = [
  mutant("a decimal for an integer", "FHIR-xml", "wrong-form", ".multipleBirthInteger", changedIn("Patient", "</address>", '</address><multipleBirthInteger value="1.5"/>')),
  mutant("a word for a number", "FHIR-xml", "wrong-form", ".value", changedIn("MedicationDispense", '<value value="20"/>', '<value value="twenty"/>')),
  mutant("a 13th month", "FHIR-date", "wrong-form", ".birthDate", changedIn("Patient", '"1990-05-21"', '"1990-13-21"')),
  mutant("30 February", "FHIR-date", "wrong-form", ".birthDate", changedIn("Patient", '"1990-05-21"', '"1990-02-30"')),
  mutant("a British date", "FHIR-date", "wrong-form", ".birthDate", changedIn("Patient", '"1990-05-21"', '"21/05/1990"')),
  mutant("an instant without zone", "FHIR-instant", "wrong-form", ".issued", changedIn("Observation", /<issued value="[^"]*"/, '<issued value="2025-07-02T09:30:00"')),
  mutant("a fullUrl in capitals", "UR-007", "wrong-form", ".fullUrl", inCapitals),
  mutant("a long id", "FHIR-id", "wrong-form", ".id", changedIn("Condition", /<id value="[^"]*"/, `<id value="${"a".repeat(65)}"`)),
  mutant("an empty value", "FHIR-xml", "empty", ".title", changedIn("Composition", /<title value="[^"]*"/, '<title value=""')),
  mutant("an order that is not FHIR's", "FHIR-xml", "wrong-order", ".gender", changedIn("Patient", /(<gender [^>]*>)(\s*)(<birthDate [^>]*>)/, "$3$2$1")),
  mutant("an unknown element", "FHIR-xml", "unknown-element", ".mood", changedIn("Patient", "<gender", '<mood value="good"/><gender')),
  mutant("an unknown attribute", "FHIR-xml", "unknown-attribute", ".gender", changedIn("Patient", '<gender value="male"', '<gender value="male" sure="yes"')),
  mutant("another namespace", "FHIR-xml", "wrong-namespace", ".gender", changedIn("Patient", '<gender value="male"', '<gender xmlns="urn:other" value="male"')),
  mutant("stray text", "FHIR-xml", "stray-text", "", changedIn("Patient", "<gender", "stray<gender")),
];

const shapes: readonly Mutant[] = [
  mutant("the header not first", "UR-003", "wrong-order", ".entry[1].resource", changed(changed(right, entryOf("MessageHeader"), "@"), entryOf("Organization"), `${entryOf("Organization")}${entryOf("MessageHeader")}`).replace("@", "")),
  mutant("the Composition not first", "UR-021", "wrong-order", ".entry[0].resource", changed(changed(right, entryOf("Composition"), ""), entryOf("Encounter"), `${entryOf("Encounter")}${entryOf("Composition")}`)),
  mutant("an unknown profile", "UR-022", "profile-not-allowed", ".meta.profile[0]", changedIn("Observation", "CareConnect-GPC-Observation-1", "CareConnect-GPC-Observation-9")),
  ours("no profile", "UR-008", "required", ".meta.profile", changedIn("Observation", element("profile"), "")),
  ours("spaces around a profile", "UR-008", "spaces-around-profile", ".meta.profile[0]", changedIn("Encounter", '<profile value="', '<profile value=" ')),
  ours("a Flag in the document", "UR-022", "resource-not-allowed", ".resource", changed(right, entryOf("PractitionerRole"), `${entryOf("PractitionerRole")}<entry><fullUrl value="urn:uuid:00000000-0000-4000-8000-000000000099"/><resource><Flag><id value="00000000-0000-4000-8000-000000000099"/></Flag></resource></entry>`)),
  ours("no clinical summary", "UR-060", "required", ".entry[2].resource", changed(changed(right, '<code value="clinical-summary"/>', '<code value="history"/>'), '"Clinical summary"', '"History"')),
];

const guide: readonly Mutant[] = [
  ours("a wrong check digit of the NHS number", "UR-032", "wrong-check-digit", ".value", changedIn("Patient", '"9991956832"', '"9991956833"')),
  ours("an NHS number with spaces", "UR-032", "wrong-form", ".value", changedIn("Patient", '"9991956832"', '"999 195 6832"')),
  ours("another system of the NHS number", "UR-032", "required", ".identifier", changedIn("Patient", "https://fhir.nhs.uk/Id/nhs-number", "https://fhir.nhs.uk/Id/other")),
  ours("a receiver", "UR-005", "forbidden", ".receiver", changedIn("MessageHeader", "<sender>", `<receiver><reference value="urn:uuid:00000000-0000-4000-8000-000000000003"/></receiver><sender>`)),
  ours("no ODS code of the sender", "UR-003", "required", ".identifier", changedIn("Organization", element("identifier"), "")),
  ours("a text in the section", "UR-023", "forbidden", ".section[0].text", changedIn("Composition", "<section>", '<section><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Seen.</div></text>')),
  ours("a Composition that is not final", "UR-030", "fixed-value", ".status", changedIn("Composition", '"final"', '"preliminary"')),
  ours("an Encounter that is not finished", "UR-031", "fixed-value", ".status", changedIn("Encounter", '"finished"', '"planned"')),
  ours("an Encounter without a start", "UR-031", "required", ".period.start", changedIn("Encounter", element("start"), "")),
  ours("an Encounter for another service", "UR-031", "service-differs", ".code", changedIn("Encounter", /<code value="2129921000000100"\/>\s*<display value="[^"]*"\/>/, '<code value="1659121000000101"/><display value="Community Pharmacy Contraception Service"/>').replace(/(<reason>[\s\S]*?)<text value="Community Pharmacy Pharmacy First Service"\/>/, "$1")),
  ours("a service that is none", "UR-050", "code-unknown", ".code", changedIn("Composition", /<code value="2129921000000100"\/>\s*<display value="[^"]*"\/>/, '<code value="307778003"/><display value="Seen in primary care establishment"/>').replace(/<text value="Community Pharmacy Pharmacy First Service"\/>/, "").replace(/<reason>[\s\S]*?<\/reason>/, '<reason><coding><system value="http://snomed.info/sct"/><code value="307778003"/><display value="Seen in primary care establishment"/></coding></reason>')),
  ours("a pharmacy without an ODS code", "UR-033", "required", ".identifier", changedIn("Organization", "ods-organization-code", "other-code", 1)),
  ours("no patient gender", "UR-032", "required", ".gender", changedIn("Patient", element("gender"), "")),
  ours("no birth date", "UR-032", "required", ".birthDate", changedIn("Patient", element("birthDate"), "")),
  ours("an observation without performer", "UR-036", "required", ".performer", changedIn("Observation", element("performer"), "")),
  ours("an observation outside the encounter", "UR-036", "required", ".context", changedIn("Observation", element("context"), "")),
  ours("an impression in progress", "UR-037", "fixed-value", ".status", changedIn("ClinicalImpression", '"completed"', '"draft"')),
  ours("a condition of another status", "UR-038", "fixed-value", ".clinicalStatus", changedIn("Condition", '"active"', '"recurrence"')),
  ours("a condition under another heading", "UR-038", "fixed-value", ".code", changedIn("Condition", /<code value="presenting-complaints-or-issues"\/>\s*<display [^>]*>/, '<code value="history"/>')),
  ours("a medicine without dm+d", "UR-039", "required", ".coding", changedIn("MedicationDispense", "https://dmd.nhs.uk", "http://snomed.info/sct")),
  ours("a dosage without text", "UR-039", "required", ".text", changedIn("MedicationDispense", /\n *<text value="500mg[^>]*>/, "")),
  ours("a dosage without words for the patient", "UR-039", "required", ".patientInstruction", changedIn("MedicationDispense", element("patientInstruction"), "")),
  ours("no dosage", "UR-039", "required", ".dosageInstruction", changedIn("MedicationDispense", element("dosageInstruction"), "")),
  ours("a supply that is still going on", "UR-039", "fixed-value", ".status", changedIn("MedicationDispense", '"completed"', '"in-progress"')),
  ours("a unit of another system", "UR-041", "other-system", ".quantity.system", changedIn("MedicationDispense", /(<unit value="capsule"\/>\s*<system value=")[^"]*/, "$1urn:units")),
  ours("a supply of nothing", "CS-19", "out-of-range", ".quantity.value", changedIn("MedicationDispense", '<value value="20"/>', '<value value="0.0"/>')),
  ours("an impression without heading", "UR-060", "required", ".meta.tag", changedIn("ClinicalImpression", element("tag"), "", impressions - 1)),
  ours("a heading of another system", "UR-060", "other-system", ".system", changedIn("ClinicalImpression", "https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings", "https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings")),
  ours("an impression that the section does not name", "UR-030", "not-in-section", ".resource", unnamed()),
  ours("pregnant in one word, not in the other", "CS-01", "display-of-another-code", ".display", observing("77386006", "Not pregnant", "Not pregnant", "pregnancy-status")),
  ours("pregnant by code, not by the free text", "CS-01", "text-of-another-code", ".text", observing("77386006", "Patient currently pregnant", "Not pregnant (finding)", "pregnancy-status")),
  ours("pregnant in words that are not the code's", "CS-01", "display-unknown", ".display", observing("60001007", "Pregnancy test negative", "Not pregnant", "pregnancy-status")),
  ours("a pregnancy status of another code", "CS-02", "code-unknown", ".code", observing("8392000", "Non-smoker", "Non-smoker", "pregnancy-status")),
  ours("declined monitoring without a reason", "UR-063", "required", ".code.text", observing("861231000000105", "Ambulatory blood pressure recording declined").replace(/(display value="Ambulatory[^>]*>\s*<\/coding>)\s*<text [^>]*>/, "$1")),
  ours("a systolic without its diastolic", "UR-070", "not-a-triplet", ".resource", changedIn("Observation", /<component>(?:(?!<component>)[\s\S])*<\/component>(?=\s*$)/, "")),
  ours("a systolic that goes with another header", "UR-070", "not-a-triplet", ".component[0].code", changedIn("Observation", /<code value="400974009"\/>\s*<display value="[^"]*"\/>/, '<code value="407554009"/><display value="Sitting systolic blood pressure"/>').replace('<text value="Standing systolic blood pressure"/>', "")),
  ours("a systolic below its diastolic", "CS-07", "contradiction", ".component", changedIn("Observation", '<value value="131"/>', '<value value="84"/>')),
  ours("a night average", "UR-071", "code-not-sent", ".code", observing("2181421000000100", "Average ambulatory night interval systolic blood pressure")),
  ours("a pulse per second", "UR-072", "wrong-unit", ".valueQuantity.code", changedIn("Observation", '"{beats}/min"', '"/s"', 1)),
  ours("a temperature in kelvin", "UR-073", "wrong-unit", ".valueQuantity.code", changedIn("Observation", '"Cel"', '"K"', 3)),
  ours("a temperature without a value", "UR-073", "required", ".valueQuantity", changedIn("Observation", element("valueQuantity"), "", 3)),
  ours("a vital sign that is not sent", "UR-073", "vital-sign-unsupported", ".code", changedIn("Observation", /<code value="61086009"\/>\s*<display value="Pulse irregular"\/>/, '<code value="8392000"/><display value="Non-smoker"/>', finding).replace('<text value="Pulse irregular"/>', "")),
  ours("a code with a wrong check digit", "CS-22", "wrong-check-digit", ".code", changedIn("Condition", /<code value="15805002"\/>/, '<code value="15805003"/>')),
  ours("a display that is another code's", "CS-01", "display-of-another-code", ".display", changedIn("Condition", '<display value="Acute sinusitis"/>', '<display value="Impetigo"/>')),
  ours("a free text that is another code's", "CS-01", "text-of-another-code", ".text", changedIn("Condition", '<text value="Acute sinusitis"/>', '<text value="Impetigo"/>')),
];

function unnamed(): string {
  const last = /<fullUrl value="([^"]*)"/.exec(entryOf("ClinicalImpression", impressions - 1))?.[1] ?? "";
  return changed(right, new RegExp(`<entry>\\s*<reference value="${last}"/>\\s*</entry>`), "");
}

/** Each breaks one rule and nothing else. */
export const mutants: readonly Mutant[] = [...taken, ...tooMuch, ...codes, ...displays, ...fixed, ...handling, ...references, ...forms, ...shapes, ...guide];
