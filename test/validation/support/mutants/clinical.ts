import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import {
  bloodPressure,
  coded,
  complaint,
  condition,
  declined,
  finding,
  history,
  marked,
  plan,
  pulse,
  summary,
  supply,
  temperature,
} from "./parts.js";
import type { Resource } from "./edit.js";

const snomedSystem = "http:\\/\\/snomed\\.info\\/sct";
const heading = (code: string, display: string): string =>
  `<tag><system value="https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings"/>${coded(code, display)}</tag>`;
const retagged = (resource: Resource, code: string, display: string): ReturnType<Resource["change"]> =>
  resource.change(/<code value="[a-z-]*"\/>\s*<display [^>]*>(?=\s*<\/tag>)/, coded(code, display));
const tagged = (resource: Resource, code: string, display: string): ReturnType<Resource["change"]> =>
  resource.change("</meta>", heading(code, display).replace("<code", "\n§<code") + "</meta>");
const codeSystem = (resource: Resource): ReturnType<Resource["change"]> =>
  resource.change(new RegExp(`(\\n *)(<code>)(\\s*<coding>\\s*<system value=")${snomedSystem}`), "$1§$2$3urn:x");
const wordless = (resource: Resource): ReturnType<Resource["change"]> =>
  resource.change(/(<code>\s*)(<coding>\s*<system [^>]*>\s*<code [^>]*>)\s*<display [^>]*>/, "$1§$2");

const categories = "http://terminology.hl7.org/CodeSystem/observation-category";

/** A category; the mark stands before its code. */
function categoryOf(system: string, code: string, display: string, mark = ""): string {
  return `<category><coding><system value="${system}"/>${mark}${coded(code, display)}</coding></category>`;
}

/** UR-036: what every Observation has. */
export const observationMutants: readonly Mutant[] = [
  error("UR-036", "required", ".identifier", "no identifier of an observation", pulse.without("identifier")),
  error("UR-036", "required", ".status", "no status of an observation", pulse.without("status")),
  error(
    "UR-036",
    "code-unknown",
    ".status",
    "an observation of an unknown status",
    pulse.change('<status value="final"/>', '<status value="done"/>'),
  ),
  error("UR-036", "required", ".code", "no code of an observation", finding.change(/\n *<code>[\s\S]*?<\/code>/, "")),
  ours("UR-036", "required", ".code.coding", "an observation of another system", codeSystem(finding)),
  error("UR-036", "required", ".code.coding[0].display", "no words of the code of an observation", wordless(pulse)),
  ours("UR-036", "required", ".subject", "no subject of an observation", pulse.without("subject")),
  ours("UR-036", "required", ".context", "no encounter of an observation", pulse.without("context")),
  error("UR-036", "required", ".issued", "no time of an observation", pulse.without("issued")),
  ours("UR-036", "required", ".performer", "no performer of an observation", pulse.without("performer")),
  warning("UR-036", "required", ".category", "no category of a blood pressure", bloodPressure.without("category")),
  warning("UR-036", "required", ".category", "no category of a temperature", temperature.without("category")),
  warning(
    "UR-036",
    "required",
    ".category",
    "a vital sign of a category of another system",
    temperature.change(/(<Observation>[\s\S]*?<category>)(\s*<coding>\s*<system value=")[^"]*/, "§$1$2urn:x"),
  ),
  warning(
    "UR-036",
    "code-unknown",
    ".category[1].coding[0].code",
    "a second category that is another one",
    temperature.change("</category>", `</category>${categoryOf(categories, "exam", "Exam", "§")}`),
  ),
  warning(
    "UR-036",
    "other-system",
    ".category[1].coding[0].system",
    "a second category of another system",
    temperature.change(
      "</category>",
      `</category>${categoryOf("urn:x", "vital-signs", "Vital Signs").replace("<system", "§<system")}`,
    ),
  ),
  ...["amended", "corrected", "preliminary", "registered", "unknown"].map((status) =>
    warning(
      "UR-036",
      "fixed-value",
      ".status",
      `an observation that is ${status}`,
      pulse.change('<status value="final"/>', `<status value="${status}"/>`),
    ),
  ),
];

/** UR-037, UR-038 and UR-060: impressions, conditions and their headings. */
export const statementMutants: readonly Mutant[] = [
  ...["draft", "entered-in-error"].map((status) =>
    ours(
      "UR-037",
      "fixed-value",
      ".status",
      `an impression that is ${status}`,
      history.change('<status value="completed"/>', `<status value="${status}"/>`),
    ),
  ),
  error(
    "UR-037",
    "fixed-value",
    ".status",
    "an impression of a status that FHIR does not have",
    history.change('<status value="completed"/>', '<status value="final"/>'),
  ),
  error("UR-037", "required", ".status", "an impression without status", history.without("status")),
  error("UR-037", "required", ".subject", "an impression without subject", history.without("subject")),
  ours("UR-037", "required", ".context", "an impression without encounter", history.without("context")),
  ours("UR-037", "required", ".assessor", "an impression without assessor", history.without("assessor")),
  error("UR-037", "required", ".summary", "an impression without its text", history.without("summary")),

  ours(
    "UR-038",
    "required",
    ".clinicalStatus",
    "a condition without clinical status",
    condition.without("clinicalStatus"),
  ),
  ...["recurrence", "inactive", "remission"].map((status) =>
    ours(
      "UR-038",
      "fixed-value",
      ".clinicalStatus",
      `a condition in ${status}`,
      condition.change('<clinicalStatus value="active"/>', `<clinicalStatus value="${status}"/>`),
    ),
  ),
  error(
    "UR-038",
    "fixed-value",
    ".clinicalStatus",
    "a condition of a status that FHIR does not have",
    condition.change('<clinicalStatus value="active"/>', '<clinicalStatus value="cured"/>'),
  ),
  error("UR-038", "required", ".code", "a condition without code", condition.change(/\n *<code>[\s\S]*?<\/code>/, "")),
  ours("UR-038", "required", ".code.coding", "a condition of another system", codeSystem(condition)),
  error(
    "UR-038",
    "required",
    ".code.coding[0].display",
    "a condition without the words of its code",
    wordless(condition),
  ),
  ours("UR-038", "required", ".assertedDate", "a condition without its date", condition.without("assertedDate")),
  error("UR-038", "required", ".asserter", "a condition that nobody asserts", condition.without("asserter")),
  error("UR-038", "required", ".subject", "a condition without subject", condition.without("subject")),
  ours("UR-038", "required", ".context", "a condition without encounter", condition.without("context")),
  ours(
    "UR-038",
    "fixed-value",
    ".meta.tag[0].code",
    "a condition under the history",
    retagged(condition, "history", "History"),
  ),
  ours(
    "UR-038",
    "fixed-value",
    ".meta.tag[0].code",
    "a condition under the clinical summary",
    retagged(complaint, "clinical-summary", "Clinical summary"),
  ),
  ours(
    "UR-038",
    "fixed-value",
    ".category[0].coding[0].code",
    "a condition for the problem list",
    condition.change(
      /(<clinicalStatus [^>]*>)/,
      '$1<category><coding><system value="http://hl7.org/fhir/condition-category"/>\n§<code ' +
        'value="problem-list-item"/><display value="Problem List Item"/></coding></category>',
    ),
  ),

  ours(
    "UR-060",
    "required",
    "Bundle.entry[2].resource",
    "no clinical summary",
    marked(retagged(summary, "history", "History").xml, "<Bundle>"),
  ),
  ours("UR-060", "required", ".meta.tag", "an impression without heading", plan.without("tag")),
  ours("UR-060", "required", ".meta.tag", "a condition without heading", complaint.without("tag")),
  error(
    "UR-060",
    "code-unknown",
    ".meta.tag[0].code",
    "a heading that there is not",
    retagged(history, "histories", "History"),
  ),
  ours(
    "UR-060",
    "required",
    ".meta.tag[0].code",
    "a heading without its code",
    history.change(/(<tag>\s*<system [^>]*>)\s*<code [^>]*>/, "§$1"),
  ),
  ours(
    "UR-060",
    "other-system",
    ".meta.tag[0].system",
    "a heading of the fragments' system",
    history.change(
      "https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings",
      "https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings",
    ),
  ),
  warning(
    "UR-060",
    "older-heading",
    ".meta.tag[0].code",
    "an older heading",
    retagged(history, "social-context", "Social context"),
  ),
  ours(
    "UR-060",
    "heading-misplaced",
    ".meta.tag[0].code",
    "an impression under the complaints",
    retagged(history, "presenting-complaints-or-issues", "Presenting complaints or issues"),
  ),
  ours(
    "UR-060",
    "heading-misplaced",
    ".meta.tag[0].code",
    "an impression under the pregnancy status",
    retagged(history, "pregnancy-status", "Pregnancy status"),
  ),
  warning(
    "UR-060",
    "heading-misplaced",
    ".meta.tag[0].code",
    "a vital sign under the history",
    tagged(temperature, "history", "History"),
  ),
  warning(
    "UR-060",
    "heading-misplaced",
    ".meta.tag[0].code",
    "a medicine under the plan",
    tagged(supply, "plan-and-requested-actions", "Plan and requested actions"),
  ),
  ours(
    "UR-060",
    "too-many",
    ".meta.tag[1]",
    "one impression under two headings",
    history.change("</tag>", `</tag>\n§${heading("red-flags", "Red flags")}`),
  ),
];

const unit = /(<quantity>[\s\S]*?<\/quantity>)/;

/** UR-039 to UR-041: medicines supplied and declined. */
export const supplyMutants: readonly Mutant[] = [
  ours("UR-039", "required", ".status", "a supply without status", supply.without("status")),
  ...["preparation", "in-progress", "on-hold", "entered-in-error"].map((status) =>
    ours(
      "UR-039",
      "fixed-value",
      ".status",
      `a supply in ${status}`,
      supply.change('<status value="completed"/>', `<status value="${status}"/>`),
    ),
  ),
  error(
    "UR-039",
    "fixed-value",
    ".status",
    "a supply of a status that FHIR does not have",
    supply.change('<status value="completed"/>', '<status value="done"/>'),
  ),
  ours(
    "UR-039",
    "contradiction",
    ".status",
    "a declined supply that is completed",
    declined.change('<status value="stopped"/>', '<status value="completed"/>'),
  ),
  ours("UR-039", "required", ".category", "a supply without category", supply.without("category")),
  ours(
    "UR-039",
    "fixed-value",
    ".category",
    "a supply of another category",
    supply.change(
      new RegExp(
        String.raw`(<category>)([\s\S]*?)<code value="community"/>\s*<display value="Community"/>` +
          String.raw`([\s\S]*?)<text value="Community"/>`,
      ),
      '§$1$2<code value="inpatient"/>$3',
    ),
  ),
  error("UR-039", "required", ".resource", "a supply of nothing", supply.without("medicationCodeableConcept")),
  ours(
    "UR-039",
    "required",
    ".medicationCodeableConcept.coding",
    "a medicine without dm+d",
    supply.change(
      /(<medicationCodeableConcept>)(\s*<coding>\s*<system value=")https:\/\/dmd\.nhs\.uk/,
      "§$1$2http://snomed.info/sct",
    ),
  ),
  ours(
    "UR-039",
    "required",
    ".medicationCodeableConcept.coding",
    "a medicine in words",
    supply.change(/(<medicationCodeableConcept>)\s*<coding>[\s\S]*?<\/coding>/, "§$1"),
  ),
  ours(
    "UR-039",
    "forbidden",
    ".medicationReference",
    "a medicine by reference",
    supply.change(
      /<medicationCodeableConcept>[\s\S]*?<\/medicationCodeableConcept>/,
      '§<medicationReference><display value="Flucloxacillin"/></medicationReference>',
    ),
  ),
  warning(
    "UR-039",
    "virtual-product",
    ".coding[0].code",
    "a virtual product",
    supply.change(
      /<code value="289411000001107"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      '<code value="41953811000001101"/>$1',
    ),
  ),
  error("UR-039", "required", ".subject", "a supply without subject", supply.without("subject")),
  ours("UR-039", "required", ".context", "a supply without encounter", supply.without("context")),
  error("UR-039", "required", ".performer", "a supply without performer", supply.without("performer")),
  error("UR-039", "too-many", ".performer[1]", "two performers of a supply", supply.twice("performer")),
  error(
    "UR-039",
    "required",
    ".actor",
    "a performer who is nobody",
    supply.change(
      /(<performer>)\s*<actor>[\s\S]*?<\/actor>/,
      '§$1<onBehalfOf><reference value="urn:uuid:00000000-0000-4000-8000-000000000008"/></onBehalfOf>',
    ),
  ),
  warning(
    "UR-039",
    "required",
    ".type",
    "a supply that does not say under what authority",
    supply.change(/\n *<type>[\s\S]*?<\/type>/, ""),
  ),
  warning(
    "UR-039",
    "other-system",
    ".type",
    "an authority of another system",
    supply.change(/(<type>)(\s*<coding>\s*<system value=")[^"]*/, "§$1$2urn:x"),
  ),
  warning(
    "UR-039",
    "code-unknown",
    ".type.coding[0].code",
    "an authority that is not of the list",
    supply.change(
      /<code value="patient-group-direction"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      '<code value="clinical-protocol"/>$1',
    ),
  ),
  error(
    "UR-039",
    "required",
    ".quantity",
    "a supply without quantity",
    supply.change(new RegExp(`\\n *${unit.source}`), ""),
  ),
  error(
    "UR-039",
    "required",
    ".quantity.value",
    "a quantity without value",
    supply.change(/(<quantity>)\s*<value [^>]*>/, "§$1"),
  ),
  error(
    "UR-039",
    "required",
    ".quantity.unit",
    "a quantity without unit",
    supply.change(/(<quantity>\s*<value [^>]*>)\s*<unit [^>]*>/, "§$1"),
  ),
  error(
    "UR-039",
    "required",
    ".quantity.system",
    "a quantity without system",
    supply.change(/(<quantity>\s*<value [^>]*>\s*<unit [^>]*>)\s*<system [^>]*>/, "§$1"),
  ),
  error(
    "UR-039",
    "required",
    ".quantity.code",
    "a quantity without code",
    supply.change(/(<quantity>\s*<value [^>]*>\s*<unit [^>]*>\s*<system [^>]*>)\s*<code [^>]*>/, "§$1"),
  ),
  error(
    "UR-039",
    "forbidden",
    ".quantity.comparator",
    "a comparator of a quantity",
    supply.before("unit", '§<comparator value="&lt;"/>'),
  ),
  ours("UR-039", "required", ".dosageInstruction", "a supply without dosage", supply.without("dosageInstruction")),
  ours(
    "UR-039",
    "required",
    ".dosageInstruction[0].text",
    "a dosage without text",
    supply.change(/(<dosageInstruction>)\s*<text [^>]*>/, "§$1"),
  ),
  ours(
    "UR-039",
    "required",
    ".dosageInstruction[0].patientInstruction",
    "a dosage without words for the patient",
    supply.without("patientInstruction"),
  ),

  warning("UR-040", "required", ".notDone", "a declined supply that does not say so", declined.without("notDone")),
  warning(
    "UR-040",
    "fixed-value",
    ".notDone",
    "a declined supply that says it was done",
    declined.change('<notDone value="true"/>', '<notDone value="false"/>'),
  ),
  warning(
    "UR-040",
    "required",
    ".notDoneReasonCodeableConcept",
    "a declined supply without a reason",
    declined.without("notDoneReasonCodeableConcept"),
  ),
  warning(
    "UR-040",
    "required",
    ".notDoneReasonCodeableConcept.text",
    "a declined supply with a coded reason only",
    declined.change(
      /(<notDoneReasonCodeableConcept>)\s*<text [^>]*>/,
      '§$1<coding><system value="urn:x"/><code value="x"/></coding>',
    ),
  ),
  warning(
    "UR-040",
    "fixed-value",
    ".quantity.value",
    "a declined supply of a quantity",
    declined.change(/(<quantity>\s*)<value value="0"\/>/, '$1§<value value="20"/>'),
  ),

  ours(
    "UR-041",
    "other-system",
    ".quantity.system",
    "a unit of another system",
    supply.change(/(<unit value="capsule"\/>\s*)<system value="[^"]*"\/>/, '$1§<system value="urn:units"/>'),
  ),
];

export const clinicalNeighbours: readonly Neighbour[] = [
  right(
    "UR-036",
    "FHIR's own system of categories",
    temperature.change(
      "http://terminology.hl7.org/CodeSystem/observation-category",
      "http://hl7.org/fhir/observation-category",
    ),
  ),
  right(
    "UR-036",
    "a SNOMED CT coding beside the category",
    temperature.change(
      /(<category>\s*<coding>[\s\S]*?<\/coding>)/,
      `$1<coding><system value="http://snomed.info/sct"/>${coded("703421000", "Temperature")}</coding>`,
    ),
  ),
  right(
    "UR-036",
    "a second coding beside SNOMED CT",
    temperature.change(
      /(<code>\s*<coding>[\s\S]*?<\/coding>)/,
      '$1<coding><system value="http://loinc.org"/><code value="8310-5"/><display value="Body temperature"/></coding>',
    ),
  ),
  right(
    "UR-038",
    "a condition that is resolved",
    condition.change('<clinicalStatus value="active"/>', '<clinicalStatus value="resolved"/>'),
  ),
  right(
    "UR-038",
    "a diagnosis of the encounter",
    condition.change(
      /(<clinicalStatus [^>]*>)/,
      '$1<category><coding><system value="http://hl7.org/fhir/condition-category"/><code ' +
        'value="encounter-diagnosis"/><display value="Encounter Diagnosis"/></coding></category>',
    ),
  ),
  right("UR-060", "two clinical summaries", retagged(history, "clinical-summary", "Clinical summary")),
  right(
    "UR-060",
    "procedures and therapies in words",
    retagged(history, "procedures-and-therapies", "Procedures and therapies"),
  ),
  right(
    "UR-060",
    "a tag of somebody's own",
    history.change("</tag>", '</tag><tag><system value="https://example.org/tags"/><code value="x"/></tag>'),
  ),
  right(
    "UR-039",
    "a supply on prescription",
    supply.change(
      /<code value="patient-group-direction"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("prescription-dispensing", "Prescription dispensing")}$1`,
    ),
  ),
  right(
    "UR-039",
    "a supply under the clinical protocol, in words alone",
    supply.change(/<type>[\s\S]*?<\/type>/, '<type><text value="Clinical protocol"/></type>'),
  ),
  right("UR-039", "two dosages", supply.change(/(<dosageInstruction>[\s\S]*?<\/dosageInstruction>)/, "$1$1")),
  right(
    "UR-041",
    "a supply in UCUM",
    supply.change(
      /<unit value="capsule"\/>\s*<system [^>]*>\s*<code value="428641000"\/>/,
      '<unit value="g"/><system value="http://unitsofmeasure.org"/><code value="g"/>',
    ),
  ),
  right(
    "UR-041",
    "a unit that the guide does not list",
    supply.change(
      /<unit value="capsule"\/>(\s*<system [^>]*>\s*)<code value="428641000"\/>/,
      '<unit value="pessary"/>$1<code value="733007009"/>',
    ),
  ),
];
