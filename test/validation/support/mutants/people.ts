import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { coded, encounter, patient, pharmacy, practitioner, role } from "./parts.js";

const number = /(<identifier>\s*<extension [\s\S]*?<\/identifier>)/;
const nhs = "https://fhir.nhs.uk/Id/nhs-number";
const contact = '<telecom><system value="phone"/><value value="01632 960001"/></telecom>';
const roleSystem = "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1";

/** A type of participation, and a participant of one; the mark stands before its code. */
function typeOf(code: string, display: string, mark = ""): string {
  const system = '<system value="http://hl7.org/fhir/v3/ParticipationType"/>';
  return `<type><coding>${system}${mark}${coded(code, display)}</coding></type>`;
}

function participantOf(code: string, display: string, mark = ""): string {
  const who = '<individual><reference value="urn:uuid:00000000-0000-4000-8000-000000000009"/></individual>';
  return `<participant>${typeOf(code, display, mark)}${who}</participant>`;
}

/** UR-031: the encounter. */
export const encounterMutants: readonly Mutant[] = [
  error("UR-031", "required", ".identifier", "no identifier of the encounter", encounter.without("identifier")),
  error("UR-031", "required", ".status", "no status of the encounter", encounter.without("status")),
  ...["planned", "in-progress", "cancelled", "entered-in-error"].map((status) =>
    ours(
      "UR-031",
      "fixed-value",
      ".status",
      `an encounter that is ${status}`,
      encounter.change('<status value="finished"/>', `<status value="${status}"/>`),
    ),
  ),
  error(
    "UR-031",
    "fixed-value",
    ".status",
    "an encounter of a status that FHIR does not have",
    encounter.change('<status value="finished"/>', '<status value="done"/>'),
  ),
  error(
    "UR-031",
    "required",
    ".type",
    "no type of the encounter",
    encounter.change(/\n *<type>[\s\S]*?<\/type>(?=\s*<subject>)/, ""),
  ),
  error(
    "UR-031",
    "too-many",
    ".type[1]",
    "two types of encounter",
    encounter.change(/(<type>[\s\S]*?<\/type>)(?=\s*<subject>)/, "$1\n§$1"),
  ),
  ours(
    "UR-031",
    "required",
    ".type[0].coding",
    "a type of encounter of another system",
    encounter.change(/(<type>)(\s*<coding>\s*<system value=")http:\/\/snomed\.info\/sct/, "§$1$2urn:x"),
  ),
  ours(
    "UR-031",
    "required",
    ".type[0].coding[0].display",
    "a type of encounter without its words",
    encounter.change(/(<type>\s*)(<coding>\s*<system [^>]*>\s*<code [^>]*>)\s*<display [^>]*>/, "$1§$2"),
  ),
  ours("UR-031", "required", ".subject", "no subject of the encounter", encounter.without("subject")),
  error("UR-031", "required", ".participant", "no participant", encounter.without("participant")),
  warning(
    "UR-031",
    "required",
    ".participant[0].type",
    "no recorder among the participants",
    encounter.change(
      /(<participant>\s*)<type>[\s\S]*?<\/type>/,
      "§$1<type><coding><system " +
        `value="http://hl7.org/fhir/v3/ParticipationType"/>${coded("PPRF", "primary performer")}</coding></type>`,
    ),
  ),
  warning(
    "UR-031",
    "other-system",
    ".participant[0].type[0].coding[0].system",
    "a recorder under the address of the value set",
    encounter.change("/CodeSystem/GPConnect-ParticipantType-1", "/ValueSet/GPConnect-ParticipantType-1"),
  ),
  warning(
    "UR-031",
    "required",
    ".participant[0]",
    "several participants of whom none performed",
    encounter.change(/(<participant>[\s\S]*?<\/participant>)/, `§$1${participantOf("PART", "Participation")}`),
  ),
  warning(
    "UR-031",
    "code-unknown",
    ".participant[1].type[0].coding[0].code",
    "a secondary performer",
    encounter.change(
      /(<participant>\s*<type>[\s\S]*?<\/type>)([\s\S]*?<\/participant>)/,
      `$1${typeOf("PPRF", "primary performer")}$2${participantOf("SPRF", "secondary performer", "§")}`,
    ),
  ),
  error(
    "UR-031",
    "required",
    ".participant[1].type[0].coding[0]",
    "a participation without its code",
    encounter.change(
      /(<participant>\s*<type>[\s\S]*?<\/type>)([\s\S]*?<\/participant>)/,
      `$1${typeOf("PPRF", "primary performer")}$2${participantOf("PART", "Participation")
        .replace(/\s*<code [^>]*>/, "")
        .replace("<coding>", "§<coding>")}`,
    ),
  ),
  ours(
    "UR-031",
    "required",
    ".participant[0].type",
    "a participant without a type",
    encounter.change(/(<participant>)\s*<type>[\s\S]*?<\/type>/, "§$1"),
  ),
  ours("UR-031", "required", ".participant[0].individual", "a recorder who is nobody", encounter.without("individual")),
  ours("UR-031", "required", ".period", "no period", encounter.without("period")),
  error("UR-031", "required", ".period.start", "no start", encounter.without("start")),
  ours("UR-031", "required", ".reason", "no reason", encounter.without("reason")),
  ours(
    "UR-031",
    "required",
    ".reason[0].coding",
    "a reason in words",
    encounter.change(/(<reason>)\s*<coding>[\s\S]*?<\/coding>/, "§$1"),
  ),
  ours(
    "UR-031",
    "service-differs",
    ".reason[0].coding[0].code",
    "an encounter for another service",
    encounter.change(
      /<code value="2129921000000100"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("1659121000000101", "Community Pharmacy Contraception Service")}$1`,
    ),
  ),
  ours("UR-031", "required", ".serviceProvider", "no service provider", encounter.without("serviceProvider")),
];

/** UR-032: the patient. */
export const patientMutants: readonly Mutant[] = [
  ours("UR-032", "required", ".identifier", "no identifier of the patient", patient.without("identifier")),
  ours(
    "UR-032",
    "required",
    ".identifier",
    "an NHS number of another system",
    patient.change(new RegExp(`(<Patient>[\\s\\S]*?)${nhs}`), "§$1https://fhir.nhs.uk/Id/other"),
  ),
  error("UR-032", "too-many", ".identifier[1]", "two NHS numbers", patient.change(number, "$1\n§$1")),
  error(
    "UR-032",
    "required",
    ".identifier[0].value",
    "an NHS number without its value",
    patient.change(/\s*<value value="9991956832"\/>/, ""),
  ),
  ours(
    "UR-032",
    "wrong-check-digit",
    ".identifier[0].value",
    "a wrong check digit of the NHS number",
    patient.change('<value value="9991956832"/>', '<value value="9991956833"/>'),
  ),
  ours(
    "UR-032",
    "wrong-check-digit",
    ".identifier[0].value",
    "two digits of the NHS number the other way round",
    patient.change('<value value="9991956832"/>', '<value value="9991965832"/>'),
  ),
  ours(
    "UR-032",
    "wrong-form",
    ".identifier[0].value",
    "an NHS number with spaces",
    patient.change('<value value="9991956832"/>', '<value value="999 195 6832"/>'),
  ),
  ours(
    "UR-032",
    "wrong-form",
    ".identifier[0].value",
    "an NHS number of nine digits",
    patient.change('<value value="9991956832"/>', '<value value="999195683"/>'),
  ),
  error("UR-032", "required", ".identifier[0].extension", "no verification status", patient.without("extension")),
  error(
    "UR-032",
    "too-many",
    ".identifier[0].extension[1]",
    "two verification statuses",
    patient.change(/(<extension [\s\S]*?<\/extension>)/, "$1\n§$1"),
  ),
  error(
    "UR-032",
    "code-unknown",
    ".coding[0].code",
    "an unknown verification status",
    patient.change('<code value="01"/>', '<code value="99"/>'),
  ),
  error(
    "UR-032",
    "required",
    ".valueCodeableConcept",
    "a verification status without its value",
    patient.change(
      /(<extension [^>]*>)\s*<valueCodeableConcept>[\s\S]*?<\/valueCodeableConcept>/,
      '§$1<extension url="urn:x"><valueString value="x"/></extension>',
    ),
  ),
  error(
    "UR-032",
    "forbidden",
    ".identifier[0].use",
    "a use of the NHS number",
    patient.change("</extension>", '</extension>\n§<use value="official"/>'),
  ),
  error(
    "UR-032",
    "forbidden",
    ".identifier[0].type",
    "a type of the NHS number",
    patient.change("</extension>", '</extension>\n§<type><text value="NHS number"/></type>'),
  ),
  error(
    "UR-032",
    "forbidden",
    ".identifier[0].period",
    "a period of the NHS number",
    patient.change('<value value="9991956832"/>', '$&\n§<period><start value="2000-01-01"/></period>'),
  ),
  error(
    "UR-032",
    "forbidden",
    ".identifier[0].assigner",
    "an assigner of the NHS number",
    patient.change('<value value="9991956832"/>', '$&\n§<assigner><display value="NHS"/></assigner>'),
  ),
  error("UR-032", "required", ".name", "no name of the patient", patient.without("name")),
  error(
    "UR-032",
    "required",
    ".name",
    "no official name",
    patient.change(/(<Patient>[\s\S]*?<name>)\s*<use value="official"\/>/, "§$1"),
  ),
  error(
    "UR-032",
    "required",
    ".name",
    "a usual name only",
    patient.change(/(<Patient>[\s\S]*?<name>)\s*<use value="official"\/>/, '§$1<use value="usual"/>'),
  ),
  error("UR-032", "too-many", ".name[1]", "two official names", patient.change(/(<name>[\s\S]*?<\/name>)/, "$1\n§$1")),
  error("UR-032", "required", ".name[0].family", "no family name", patient.without("family")),
  ours("UR-032", "required", ".gender", "no gender", patient.without("gender")),
  error(
    "UR-032",
    "code-unknown",
    ".gender",
    "an unknown gender",
    patient.change('<gender value="male"/>', '<gender value="m"/>'),
  ),
  ours("UR-032", "required", ".birthDate", "no birth date", patient.without("birthDate")),
  error(
    "UR-032",
    "forbidden",
    ".state",
    "a state in the address",
    patient.before("postalCode", '§<state value="Devon"/>'),
  ),
  error(
    "UR-032",
    "forbidden",
    ".photo",
    "a photo",
    patient.change("</address>", '</address>\n§<photo><title value="x"/></photo>'),
  ),
  error(
    "UR-032",
    "forbidden",
    ".animal",
    "an animal",
    patient.change("</address>", '</address>\n§<animal><species><text value="dog"/></species></animal>'),
  ),
];

/** UR-033 to UR-035: the pharmacy, its practitioner and the role. */
export const staffMutants: readonly Mutant[] = [
  ours("UR-033", "required", ".identifier", "no identifier of the pharmacy", pharmacy.without("identifier")),
  ours(
    "UR-033",
    "required",
    ".identifier",
    "an ODS code of another system",
    pharmacy.change(
      /(<Organization>[\s\S]*?<identifier>)(\s*<system value=")https:\/\/fhir\.nhs\.uk\/Id\/ods-organization-code/,
      "§$1$2https://fhir.nhs.uk/Id/other",
    ),
  ),
  error("UR-033", "required", ".identifier[0].value", "an ODS code without its value", pharmacy.without("value")),
  error("UR-033", "required", ".name", "no name of the pharmacy", pharmacy.without("name")),
  warning(
    "UR-033",
    "wrong-form",
    ".identifier[0].value",
    "an ODS code that cannot be one",
    pharmacy.change('<value value="FQW30"/>', '<value value="A(*)"/>'),
  ),
  warning(
    "UR-033",
    "wrong-form",
    ".identifier[0].value",
    "an ODS code in small letters",
    pharmacy.change('<value value="FQW30"/>', '<value value="fqw30"/>'),
  ),

  error("UR-034", "required", ".name", "no name of the practitioner", practitioner.without("name")),
  error("UR-034", "too-many", ".name[1]", "two names of the practitioner", practitioner.twice("name")),
  error("UR-034", "required", ".name[0].family", "no family name of the practitioner", practitioner.without("family")),
  ours(
    "UR-034",
    "required",
    ".identifier[0].value",
    "a registration without its number",
    practitioner.without("value"),
  ),
  warning(
    "UR-034",
    "wrong-form",
    ".identifier[0].value",
    "a registration number that cannot be one",
    practitioner.change('<value value="2099001"/>', '<value value="NNNNNNN"/>'),
  ),
  warning(
    "UR-034",
    "wrong-form",
    ".identifier[0].value",
    "a registration number of six digits",
    practitioner.change('<value value="2099001"/>', '<value value="209900"/>'),
  ),

  warning("UR-035", "required", ".practitioner", "a role without practitioner", role.without("practitioner")),
  warning("UR-035", "required", ".organization", "a role without organisation", role.without("organization")),
  warning("UR-035", "required", ".code", "a role without code", role.change(/\n *<code>[\s\S]*?<\/code>/, "")),
  error("UR-035", "too-many", ".code[1]", "two codes of a role", role.change(/(<code>[\s\S]*?<\/code>)/, "$1\n§$1")),
  error(
    "UR-035",
    "code-unknown",
    ".coding[0].code",
    "a job role that the list does not have",
    role.change('<code value="R1290"/>', '<code value="R9999"/>'),
  ),
  warning(
    "UR-035",
    "other-system",
    ".coding[0].system",
    "the job role's system as in the examples",
    role.change(roleSystem, roleSystem.replace("hl7.org", "nhs")),
  ),
];

export const peopleNeighbours: readonly Neighbour[] = [
  right(
    "UR-031",
    "a recorder who performed, and another who took part",
    encounter.change(
      /(<participant>\s*<type>[\s\S]*?<\/type>)([\s\S]*?<\/participant>)/,
      `$1${typeOf("PPRF", "primary performer")}$2${participantOf("PART", "Participation")}`,
    ),
  ),
  right(
    "UR-031",
    "a recorder, and another who performed",
    encounter.change("</participant>", `</participant>${participantOf("PPRF", "primary performer")}`),
  ),
  right("UR-031", "an encounter without an end", encounter.without("end")),
  right(
    "UR-032",
    "a local number beside the NHS number",
    patient.change(
      number,
      '$1<identifier><use value="usual"/><system value="https://example.org/patients"/><value ' +
        'value="17"/></identifier>',
    ),
  ),
  right(
    "UR-032",
    "a name that the patient goes by",
    patient.change("</name>", '</name><name><use value="nickname"/><given value="Dom"/></name>'),
  ),
  right("UR-032", "a patient without address", patient.without("address")),
  right(
    "UR-032",
    "a patient whose gender is unknown",
    patient.change('<gender value="male"/>', '<gender value="unknown"/>'),
  ),
  right("UR-033", "a telephone of the pharmacy", pharmacy.change(/(<name [^>]*>)/, `$1${contact}`)),
  right(
    "UR-034",
    "a user id of SDS",
    practitioner.change(
      "</identifier>",
      '</identifier><identifier><system value="https://fhir.nhs.uk/Id/sds-user-id"/><value ' +
        'value="111222333444"/></identifier>',
    ),
  ),
  right(
    "UR-035",
    "a clinical pharmacy specialist",
    role.change(
      /<code value="R1290"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("R5260", "Clinical Pharmacy Specialist")}$1`,
    ),
  ),
];
