import { releases } from "../../../../src/terminology/release.js";
import { rightMessage } from "../right-message.js";
import { resourceIn, type Edit } from "./edit.js";
import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { coded, composition, whole } from "./parts.js";

const service = /<code value="2129921000000100"\/>\s*<display value="[^"]*"\/>/;
const text = '<text value="Community Pharmacy Pharmacy First Service"/>';

/** Both places that name the service say another one, which takes a woman; the issue is at the Composition's. */
function serving(code: string, display: string): Edit {
  const xml = rightMessage
    .replace('<gender value="male"/>', '<gender value="female"/>')
    .replaceAll(text, `<text value="${display}"/>`)
    .replace(service, `§${coded(code, display)}`)
    .replace(service, coded(code, display));
  return whole("§", "§", xml);
}

const replaces = (code: string, target: string): Edit =>
  composition.change("<section>", `<relatesTo>\n<code value="${code}"/>\n${target}</relatesTo><section>`);
const previous =
  '<targetIdentifier><system value="https://tools.ietf.org/html/rfc4122"/><value ' +
  'value="11111111-0000-4000-8000-000000000001"/></targetIdentifier>';
const own = previous.replace("11111111-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000004");
const counted = (xml: string, version: string): Edit =>
  resourceIn(xml, "Composition").change("<meta>", `<meta>\n§<versionId value="${version}"/>`);
/** A right replacement. */
const replacement = counted(replaces("replaces", previous).xml, "2").xml;
const inReplacement = resourceIn(replacement, "Composition");
const section = (type: string): RegExp => {
  const [, url = ""] = new RegExp(`<fullUrl value="([^"]*)"/>\\s*<resource>\\s*<${type}>`).exec(rightMessage) ?? [];
  return new RegExp(`\\s*<entry>\\s*<reference value="${url}"/>\\s*</entry>`);
};

/** Without the section's reference to the first resource of a type. */
function notNamed(type: string): Edit {
  const { xml } = composition.change(section(type), "");
  const at = xml.indexOf(`<${type}>`);
  return whole(`<${type}>`, `§<${type}>`, xml.slice(0, at) + xml.slice(at));
}

/** UR-030, UR-050 to UR-053, UR-080 and UR-081: the Composition. */
export const compositionMutants: readonly Mutant[] = [
  ...["preliminary", "entered-in-error"].map((status) =>
    ours(
      "UR-030",
      "fixed-value",
      ".status",
      `a Composition that is ${status}`,
      composition.change('<status value="final"/>', `<status value="${status}"/>`),
    ),
  ),
  ours(
    "UR-030",
    "fixed-value",
    ".status",
    "a Composition that is amended and replaces nothing",
    composition.change('<status value="final"/>', '<status value="amended"/>'),
  ),
  error(
    "UR-030",
    "fixed-value",
    ".status",
    "a Composition of a status that FHIR does not have",
    composition.change('<status value="final"/>', '<status value="done"/>'),
  ),
  error("UR-030", "required", ".status", "a Composition without status", composition.without("status")),
  error("UR-030", "required", ".type", "a Composition without type", composition.without("type")),
  error("UR-030", "required", ".subject", "a Composition without subject", composition.without("subject")),
  ours("UR-030", "required", ".encounter", "a Composition without encounter", composition.without("encounter")),
  error("UR-030", "required", ".date", "a Composition without date", composition.without("date")),
  error("UR-030", "required", ".author", "a Composition without author", composition.without("author")),
  error("UR-030", "required", ".title", "a Composition without title", composition.without("title")),
  ours("UR-030", "required", ".section", "a Composition without section", composition.without("section")),
  ours("UR-030", "too-many", ".section[1]", "a Composition of two sections", composition.twice("section")),
  ours(
    "UR-030",
    "wrong-target",
    ".author[0].reference",
    "an author that is the patient",
    composition.change(/(<author>\s*)(<reference value="[^"]*)09"/, '$1§$207"'),
  ),
  ours(
    "UR-030",
    "wrong-target",
    ".subject.reference",
    "a subject that is the Practitioner",
    composition.change(/(<subject>\s*)(<reference value="[^"]*)07"/, '$1§$209"'),
  ),
  ...["Encounter", "Observation", "MedicationDispense", "Condition", "ClinicalImpression"].map((type) =>
    ours("UR-030", "not-in-section", ".resource", `a section that does not name the ${type}`, notNamed(type)),
  ),

  ours(
    "UR-050",
    "code-unknown",
    ".type.coding[0].code",
    "a service that is none",
    serving("307778003", "Seen in primary care establishment"),
  ),
  ours("UR-050", "required", ".type", "a service by a code of another system", {
    ...whole(/(<type>\s*<coding>\s*<system value=")http:\/\/snomed\.info\/sct/, "$1urn:x"),
    at: rightMessage.indexOf("<type>\n                <coding>"),
  }),
  ours(
    "UR-050",
    "other-release",
    ".type.coding[0].code",
    "Pharmacy First under the newer code, where the release is the older",
    { ...whole("§", "§", rightMessage.replace(service, "§$&")) },
    { options: { release: "1.2.0" } },
  ),
  ours(
    "UR-050",
    "other-release",
    ".type.coding[0].code",
    "Pharmacy First under the older code, where the release is the newer",
    serving("1577041000000109", "Community Pharmacist Consultation Service for minor illness"),
    { options: { release: "1.2.1" } },
  ),
  ours(
    "UR-053",
    "other-release",
    ".type.coding[0].code",
    "urgent supply, where the release does not list it",
    serving("1577321000000100", "Community Pharmacist Consultation Service for urgent supply of prescription items"),
    { options: { release: "1.2.1" } },
  ),
  warning(
    "UR-053",
    "not-in-use",
    ".type.coding[0].code",
    "urgent supply",
    serving("1577321000000100", "Community Pharmacist Consultation Service for urgent supply of prescription items"),
  ),
  warning(
    "UR-053",
    "not-in-use",
    ".type.coding[0].code",
    "urgent supply, where the release lists it",
    serving("1577321000000100", "Community Pharmacist Consultation Service for urgent supply of prescription items"),
    { options: { release: "1.2.0" } },
  ),

  ...["transforms", "signs", "appends"].map((code) =>
    ours(
      "UR-080",
      "fixed-value",
      ".relatesTo[0].code",
      `a document that ${code} another`,
      inReplacement.change('<code value="replaces"/>', `<code value="${code}"/>`),
    ),
  ),
  error(
    "UR-080",
    "fixed-value",
    ".relatesTo[0].code",
    "a relation that FHIR does not have",
    inReplacement.change('<code value="replaces"/>', '<code value="corrects"/>'),
  ),
  error(
    "UR-080",
    "required",
    ".relatesTo[0].code",
    "a replacement without its relation",
    inReplacement.change(/(<relatesTo>)\s*<code value="replaces"\/>/, "§$1"),
  ),
  ours(
    "UR-080",
    "required",
    ".relatesTo[0].targetIdentifier",
    "a replacement by reference",
    inReplacement.change(
      /(<relatesTo>)([\s\S]*?)<targetIdentifier>[\s\S]*?<\/targetIdentifier>/,
      '§$1$2<targetReference><reference value="urn:uuid:00000000-0000-4000-8000-000000000005"/></targetReference>',
    ),
  ),
  error(
    "UR-080",
    "required",
    ".relatesTo[0]",
    "a replacement of nothing",
    inReplacement.change(/(<relatesTo>)([\s\S]*?)<targetIdentifier>[\s\S]*?<\/targetIdentifier>/, "§$1$2"),
  ),
  ours(
    "UR-080",
    "required",
    ".relatesTo[0].targetIdentifier.value",
    "a replacement by the system of an identifier",
    inReplacement.change(/(<targetIdentifier><system [^>]*>)<value [^>]*>/, "§$1"),
  ),
  ours(
    "UR-080",
    "too-many",
    ".relatesTo[1]",
    "a replacement of two",
    inReplacement.change(/(<relatesTo>[\s\S]*?<\/relatesTo>)/, "$1\n§$1"),
  ),
  ours(
    "UR-080",
    "contradiction",
    ".relatesTo[0].targetIdentifier.value",
    "a replacement of itself",
    inReplacement.change(previous, own.replace("<value", "\n§<value")),
  ),

  warning(
    "UR-081",
    "wrong-form",
    ".meta.versionId",
    "a version that is no number",
    inReplacement.change('<versionId value="2"/>', '<versionId value="second"/>'),
  ),
  warning(
    "UR-081",
    "wrong-form",
    ".meta.versionId",
    "version 0",
    inReplacement.change('<versionId value="2"/>', '<versionId value="0"/>'),
  ),
  warning(
    "UR-081",
    "wrong-form",
    ".meta.versionId",
    "half a version",
    inReplacement.change('<versionId value="2"/>', '<versionId value="2.5"/>'),
  ),
  warning(
    "UR-081",
    "contradiction",
    ".meta.versionId",
    "a replacement that is version 1",
    inReplacement.change('<versionId value="2"/>', '<versionId value="1"/>'),
  ),
  warning(
    "UR-081",
    "required",
    ".meta.versionId",
    "a replacement without its version",
    inReplacement.change(/(<meta>)\s*<versionId value="2"\/>/, "§$1"),
  ),
  warning(
    "UR-081",
    "contradiction",
    ".meta.versionId",
    "a second version that replaces nothing",
    counted(rightMessage, "2"),
  ),
];

export const compositionNeighbours: readonly Neighbour[] = [
  right("UR-050", "Pharmacy First under the newer code", { xml: rightMessage }, { options: { release: "1.2.1" } }),
  right(
    "UR-050",
    "Pharmacy First under the older code, where no release is named",
    serving("1577041000000109", "Community Pharmacist Consultation Service for minor illness"),
  ),
  right(
    "UR-050",
    "Pharmacy First under the older code in the older release",
    serving("1577041000000109", "Community Pharmacist Consultation Service for minor illness"),
    { options: { release: "1.2.0" } },
  ),
  ...[...releases]
    .reverse()
    .flatMap((release) => [
      right(
        "UR-051",
        `the blood pressure check in ${release}`,
        serving("1659111000000107", "Hypertension Case Finding Service"),
        { options: { release } },
      ),
      right(
        "UR-051",
        `the blood pressure check by its older words in ${release}`,
        serving("1659111000000107", "Community Pharmacy Blood Pressure Check Service"),
        { options: { release } },
      ),
      right(
        "UR-052",
        `contraception in ${release}`,
        serving("1659121000000101", "Community Pharmacy Contraception Service"),
        { options: { release } },
      ),
    ]),
  right("UR-080", "a replacement", { xml: replacement }),
  right(
    "UR-080",
    "a replacement of status amended",
    inReplacement.change('<status value="final"/>', '<status value="amended"/>'),
  ),
  right("UR-081", "a first version that says so", counted(rightMessage, "1")),
  right("UR-081", "a tenth version", inReplacement.change('<versionId value="2"/>', '<versionId value="10"/>')),
];
