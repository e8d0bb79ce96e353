import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { beyondConfirmed, changed, changedIn, element, rightMessage } from "./support/right-message.js";

/** What is said of a message that is valid all the same. */
function warnings(xml: string): readonly string[] {
  const report = validateMessage(xml);
  const issues = beyondConfirmed(report);
  expect({ valid: report.valid, errors: issues.filter(({ severity }) => severity === "error") }).toEqual({ valid: true, errors: [] });
  return issues.map(({ severity, rule, code }) => `${severity} ${rule} ${code}`);
}

const sct = (code: string, display: string): string => `<code value="${code}"/><display value="${display}"/>`;

test("UR-003: an ODS code of the sender that cannot be one is a warning", () => {
  expect(warnings(changedIn("Organization", '"FQW30"', '"A(*)"'))).toEqual(["warning UR-003 wrong-form"]);
});

test("UR-033: an ODS code of the pharmacy that cannot be one is a warning", () => {
  expect(warnings(changedIn("Organization", '"FQW30"', '"A(*)"', 1))).toEqual(["warning UR-033 wrong-form"]);
});

test("UR-034: a registration number that cannot be one is a warning", () => {
  expect(warnings(changedIn("Practitioner", '"2099001"', '"NNNNNNN"'))).toEqual(["warning UR-034 wrong-form"]);
});

test("UR-035: the examples' system of job roles is a warning, a code that it does not have an error", () => {
  const other = changedIn("PractitionerRole", "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1", "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1");
  expect(warnings(other)).toEqual(["warning UR-035 other-system"]);
  const unknown = changedIn("PractitionerRole", '<code value="R1290"/>', '<code value="R9999"/>', 0, other);
  expect(beyondConfirmed(validateMessage(unknown)).map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning other-system", "error code-unknown"]);
});

test("UR-036: a vital sign without a category is a warning; FHIR's own system of categories is right, too", () => {
  expect(warnings(changedIn("Observation", element("category"), ""))).toEqual(["warning UR-036 required"]);
  expect(warnings(changedIn("Observation", "http://terminology.hl7.org/CodeSystem/observation-category", "http://hl7.org/fhir/observation-category"))).toEqual([]);
});

test("UR-023: a narrative of a resource is a warning", () => {
  const narrative = '</meta><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Seen.</div></text>';
  expect(warnings(changedIn("Encounter", "</meta>", narrative))).toEqual(["warning UR-023 narrative"]);
});

test("UR-006: a sender's reference that is not the encounter's is a warning", () => {
  expect(warnings(changedIn("MessageHeader", /(<valueString value=")urn:uuid:[^"]*/, "$1ours-17"))).toEqual(["warning UR-006 fixed-value"]);
});

test("UR-040: a declined supply without notDone or a reason is a warning", () => {
  const declined = rightMessage.split("<MedicationDispense>").length - 2;
  expect(warnings(changedIn("MedicationDispense", element("notDone"), "", declined))).toEqual(["warning UR-040 required"]);
  expect(warnings(changedIn("MedicationDispense", element("notDoneReasonCodeableConcept"), "", declined))).toEqual(["warning UR-040 required"]);
});

test("UR-039: a supply that does not say under what authority is a warning", () => {
  expect(warnings(changedIn("MedicationDispense", element("type"), ""))).toEqual(["warning UR-039 required"]);
});

test("UR-053: urgent supply is listed and not in use: a warning", () => {
  const urgent = rightMessage
    .replaceAll("2129921000000100", "1577321000000100")
    .replaceAll("Community Pharmacy Pharmacy First Service", "Community Pharmacist Consultation Service for urgent supply of prescription items");
  expect(warnings(urgent)).toEqual(["warning UR-053 not-in-use"]);
});

test("UR-051, UR-052: the two other services are right, under either display of the blood pressure check", () => {
  const as = (code: string, display: string): string => rightMessage.replaceAll("2129921000000100", code).replaceAll("Community Pharmacy Pharmacy First Service", display);
  expect(warnings(as("1659111000000107", "Hypertension Case Finding Service"))).toEqual([]);
  expect(warnings(as("1659111000000107", "Community Pharmacy Blood Pressure Check Service"))).toEqual([]);
  expect(warnings(as("1659121000000101", "Community Pharmacy Contraception Service"))).toEqual([]);
});

test("UR-060: a heading that the guide has taken out is a warning", () => {
  const tag = '<tag><system value="https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings"/><code value="social-context"/><display value="Social context"/></tag></meta>';
  expect(warnings(changedIn("Observation", "</meta>", tag))).toEqual(["warning UR-060 older-heading"]);
});

test("UR-063: declined monitoring whose reason repeats the display is a warning", () => {
  const observation = changedIn("Observation", /<code value="61086009"\/>\s*<display [^>]*>/, sct("861231000000105", "Ambulatory blood pressure recording declined"), 2);
  expect(warnings(changedIn("Observation", 'text value="Pulse irregular"', 'text value="Ambulatory blood pressure recording declined"', 2, changedIn("Observation", element("category"), "", 2, observation)))).toEqual([
    "warning UR-063 no-reason",
  ]);
});

test("UR-070: the codes of a 24 hour blood pressure are a warning", () => {
  const steps: readonly (readonly [string, string, string])[] = [
    ["163034007", "Standing blood pressure reading", sct("314463006", "24 hour blood pressure")],
    ["400974009", "Standing systolic blood pressure", sct("314449000", "Average 24 hour systolic blood pressure")],
    ["400975005", "Standing diastolic blood pressure", sct("314462001", "Average 24 hour diastolic blood pressure")],
  ];
  const xml = steps.reduce(
    (text, [code, display, next]) => changed(changed(text, new RegExp(`<code value="${code}"/>\\s*<display value="${display}"/>`), next), `<text value="${display}"/>`, ""),
    rightMessage,
  );
  expect(warnings(xml)).toEqual(["warning UR-070 older-code"]);
});

test("UR-076: an interpretation under NHS England's own system is a warning, unless it is PA", () => {
  const interpreted = (system: string, code: string): string =>
    changedIn("Observation", "</performer>", `</performer><interpretation><coding><system value="${system}"/><code value="${code}"/></coding></interpretation>`);
  const nhs = "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ObservationInterpretation-1";
  expect(warnings(interpreted(nhs, "H"))).toEqual(["warning UR-076 other-system"]);
  expect(warnings(interpreted(nhs, "PA"))).toEqual([]);
  expect(warnings(interpreted("http://terminology.hl7.org/CodeSystem/v2-0078", "H"))).toEqual([]);
});

test("CS-01: words that the project does not know for a code that it knows are a warning; case, spacing and a semantic tag are not", () => {
  const worded = (display: string): string => changedIn("Condition", '<display value="Acute sinusitis"/>', `<display value="${display}"/>`);
  expect(warnings(worded("Acute infection of nasal sinus"))).toEqual(["warning CS-01 display-unknown"]);
  expect(warnings(worded("ACUTE  sinusitis"))).toEqual([]);
});

test("CS-27: a text of a medicine that is not the display of its code is a warning", () => {
  const text = changedIn("MedicationDispense", '<text value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>', '<text value="Flucloxacillin"/>');
  expect(warnings(text)).toEqual(["warning CS-27 text-differs"]);
});
