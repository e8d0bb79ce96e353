import { acknowledgement } from "./bases.js";
import { edited, resourceIn, type Edit } from "./edit.js";
import { marked } from "./parts.js";
import { error, ours, right, warning, type About, type Mutant, type Neighbour } from "./mutant.js";

const positive = acknowledgement("30001");
const negative = acknowledgement("30002");
const infrastructure = acknowledgement("20013");
const kind: About = { kind: "acknowledgement" };
const header = resourceIn(positive, "MessageHeader");
const practice = resourceIn(positive, "Organization");
const outcome = resourceIn(positive, "OperationOutcome");
const anywhere = (xml: string, from: string | RegExp, to: string): Edit => edited(xml, [0, xml.length], from, to);

const entryOf = (xml: string, type: string): string =>
  new RegExp(`\\n *<entry>(?:(?!<entry>)[\\s\\S])*<${type}>[\\s\\S]*?</entry>`).exec(xml)?.[0] ?? "";
const withoutOutcome = (xml: string): string =>
  xml.replace(entryOf(xml, "OperationOutcome"), "").replace(/\n *<details>\s*<reference[\s\S]*?<\/details>/, "");
const swapped = positive
  .replace(entryOf(positive, "Organization"), "@")
  .replace(entryOf(positive, "MessageHeader"), entryOf(positive, "Organization"))
  .replace("@", entryOf(positive, "MessageHeader"));
const practitioner = (xml: string): Edit => {
  const id = /<id value="([^"]*)"/.exec(practice.text)?.[1] ?? "";
  return anywhere(
    xml,
    practice.text,
    `§<Practitioner><id value="${id}"/><meta><profile ` +
      'value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Practitioner-1"/></meta>' +
      '<identifier><system value="https://fhir.nhs.uk/Id/sds-user-id"/><value value="111222333444"/></identifier>' +
      '<name><family value="Okafor"/></name></Practitioner>',
  );
};
const part = (name: string, value: string): Edit =>
  header.change(new RegExp(`(<extension url="${name}">\\s*)[\\s\\S]*?(\\s*</extension>)`), `$1§${value}$2`);
const unpart = (name: string): Edit =>
  header.change(new RegExp(`\\n *<extension url="${name}">[\\s\\S]*?</extension>`), "");
const older = outcome.change("ITK-Response-OperationOutcome-1", "ITK-Infack-OperationOutcome-1");

/** UR-110 to UR-116: acknowledgements. */
export const acknowledgementMutants: readonly Mutant[] = [
  error(
    "UR-110",
    "wrong-order",
    "Bundle.entry[1].resource",
    "the header not first",
    marked(swapped, "<MessageHeader>"),
    kind,
  ),
  ours(
    "UR-110",
    "required",
    "Bundle",
    "no sender of an acknowledgement",
    { xml: positive.replace(entryOf(positive, "Organization"), ""), at: 0 },
    kind,
  ),
  ours(
    "UR-110",
    "resource-not-allowed",
    "Bundle.entry[3].resource",
    "a device in an acknowledgement",
    anywhere(
      positive,
      /<\/entry>\s*<\/Bundle>$/,
      '</entry><entry><fullUrl value="urn:uuid:eeeeeeee-0000-4000-8000-000000000001"/>\n<resource>§<Device><id ' +
        'value="eeeeeeee-0000-4000-8000-000000000001"/></Device></resource></entry></Bundle>',
    ),
    kind,
  ),
  ours(
    "UR-110",
    "too-many",
    "Bundle.entry[3].resource",
    "two senders of an acknowledgement",
    anywhere(
      positive,
      /<\/entry>\s*<\/Bundle>$/,
      `</entry>${entryOf(positive, "Organization")
        .replaceAll(/<id value="[^"]*"/g, '<id value="eeeeeeee-0000-4000-8000-000000000001"')
        .replace(/<fullUrl [^>]*>/, '<fullUrl value="urn:uuid:eeeeeeee-0000-4000-8000-000000000001"/>')
        .replace("<Organization>", "§<Organization>")}</Bundle>`,
    ),
    kind,
  ),
  error("UR-110", "required", ".timestamp", "no timestamp of an acknowledgement", header.without("timestamp"), kind),
  error("UR-110", "required", ".source", "no source of an acknowledgement", header.without("source"), kind),
  error(
    "UR-110",
    "fixed-value",
    ".event.system",
    "another system of the event of an acknowledgement",
    header.change("CodeSystem/ITK-MessageEvent-2", "CodeSystem/ITK-MessageEvent-3"),
    kind,
  ),
  error(
    "UR-110",
    "required",
    ".event.display",
    "no words for the event of an acknowledgement",
    header.change(/\s*<display value="ITK Response"\/>/, ""),
    kind,
  ),
  error(
    "UR-110",
    "forbidden",
    ".destination",
    "a destination of an acknowledgement",
    header.before("sender", '§<destination><endpoint value="urn:x"/></destination>'),
    kind,
  ),
  error(
    "UR-002",
    "required",
    "Bundle.identifier",
    "no identifier of an acknowledgement",
    anywhere(positive, /\n *<identifier>[\s\S]*?<\/identifier>/, ""),
    kind,
  ),
  error(
    "UR-002",
    "fixed-value",
    "Bundle.type",
    "an acknowledgement that is a collection",
    anywhere(positive, '<type value="message"/>', '<type value="collection"/>'),
    kind,
  ),
  error(
    "UR-110",
    "forbidden",
    ".name",
    "a name of the practice",
    practice.change("</identifier>", '</identifier>\n§<name value="The Surgery"/>'),
    kind,
  ),
  warning(
    "UR-110",
    "wrong-form",
    ".identifier[0].value",
    "an ODS code of the practice that cannot be one",
    practice.change('<value value="A99999"/>', '<value value="A(*)"/>'),
    kind,
  ),

  ours("UR-111", "required", ".response", "an acknowledgement that answers nothing", header.without("response"), kind),
  error(
    "UR-111",
    "required",
    ".response.identifier",
    "an answer to nothing",
    header.change(/(<response>)\s*<identifier [^>]*>/, "§$1"),
    kind,
  ),
  error(
    "UR-111",
    "required",
    ".response.code",
    "an answer without its code",
    header.change(/(<response>)(\s*<identifier [^>]*>)\s*<code value="ok"\/>/, "§$1$2"),
    kind,
  ),
  ours(
    "UR-111",
    "fixed-value",
    ".response.code",
    "an answer for the time being",
    header.change('<code value="ok"/>', '<code value="transient-error"/>'),
    kind,
  ),
  error(
    "UR-111",
    "code-unknown",
    ".response.code",
    "an answer that FHIR does not have",
    header.change('<code value="ok"/>', '<code value="fine"/>'),
    kind,
  ),
  error(
    "FHIR-id",
    "wrong-form",
    ".response.identifier",
    "an answer to what is no id",
    header.change(/(<response>\s*)<identifier [^>]*>/, '$1§<identifier value="not an id"/>'),
    kind,
  ),

  ours(
    "UR-112",
    "required",
    "Bundle.entry[0].resource",
    "a negative answer without an outcome",
    marked(withoutOutcome(negative), "<MessageHeader>"),
    kind,
  ),
  error(
    "UR-112",
    "required",
    ".issue",
    "an outcome of nothing",
    outcome.change(/\s*<issue>[\s\S]*<\/issue>/, ""),
    kind,
  ),
  error("UR-112", "required", ".issue[0].severity", "an issue without severity", outcome.without("severity"), kind),
  error("UR-112", "required", ".issue[0].details", "an issue without details", outcome.without("details"), kind),
  error(
    "UR-112",
    "code-unknown",
    ".coding[0].code",
    "a response code that the list does not have",
    outcome.change('<code value="30001"/>', '<code value="39999"/>'),
    kind,
  ),
  error(
    "UR-112",
    "required",
    ".coding[0].display",
    "a response code without its words",
    outcome.change(/(<details>\s*)(<coding>[\s\S]*?)\s*<display [^>]*>/, "$1§$2"),
    kind,
  ),
  error(
    "UR-112",
    "required",
    ".coding[0].code",
    "a response without its code",
    outcome.change(/(<details>\s*)(<coding>\s*<system [^>]*>)\s*<code [^>]*>/, "$1§$2"),
    kind,
  ),
  error(
    "UR-112",
    "too-many",
    ".coding[1]",
    "two response codes in one issue",
    outcome.change(/(<coding>[\s\S]*?<\/coding>)/, "$1\n§$1"),
    kind,
  ),
  error(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "a response code with the words of another",
    outcome.change(/<display value="[^"]*"\/>/, '<display value="Patient not known here."/>'),
    kind,
  ),

  warning("UR-113", "contradiction", ".coding[0].code", "a positive code under a fatal error", disagreeing(), kind),

  warning(
    "UR-116",
    "required",
    "Bundle.entry[0].resource",
    "a positive answer without an outcome",
    marked(withoutOutcome(infrastructure), "<MessageHeader>"),
    kind,
  ),
  warning(
    "UR-116",
    "too-many",
    ".issue[1]",
    "two issues",
    outcome.change(/(<issue>[\s\S]*<\/issue>)/, "$1\n§$1"),
    kind,
  ),
  warning(
    "UR-116",
    "other-sender",
    "Bundle.entry[1].resource",
    "a Practitioner as sender",
    practitioner(positive),
    kind,
  ),
  ...["BusAckRequested", "InfAckRequested"].map((name) =>
    warning(
      "UR-116",
      "acknowledgement-asked",
      ".valueBoolean",
      `${name} in an acknowledgement`,
      part(name, '<valueBoolean value="true"/>'),
      kind,
    ),
  ),
  ...["RecipientType", "MessageDefinition", "LocalExtension"].map((name) =>
    error("UR-115", "required", ".extension[0].extension", `no ${name} in an acknowledgement`, unpart(name), kind),
  ),
  error(
    "UR-115",
    "required",
    ".extension",
    "no handling of an acknowledgement",
    header.change(/\n *<extension url="https[\s\S]*?<\/extension>(?=\s*<event>)/, ""),
    kind,
  ),
  ...["BusAckRequested", "InfAckRequested", "SenderReference"].map((name) =>
    warning("UR-116", "required", ".extension[0].extension", `no ${name} in an acknowledgement`, unpart(name), kind),
  ),
  warning(
    "UR-116",
    "required",
    ".valueString",
    "a sender's reference that is none",
    part("SenderReference", '<valueString value="None"/>'),
    kind,
  ),
  warning("UR-116", "older-profile", ".meta.profile[0]", "the older profile of the outcome", older, kind),
  warning(
    "UR-116",
    "other-system",
    ".coding[0].system",
    "the older system of the response code",
    outcome.change(
      "https://fhir.nhs.uk/STU3/CodeSystem/ITK-ResponseCodes-1",
      "https://fhir.nhs.uk/STU3/ITK-Acknowledgement-1",
    ),
    kind,
  ),
  warning(
    "UR-116",
    "unresolved-reference",
    ".details.reference",
    "details that point nowhere",
    header.change(
      /(<details>\s*)<reference value="[^"]*"\/>/,
      '$1§<reference value="urn:uuid:ffffffff-ffff-4fff-8fff-ffffffffffff"/>',
    ),
    kind,
  ),
  error(
    "UR-111",
    "required",
    ".response.details",
    "an answer without details",
    header.change(/(<response>)([\s\S]*?)\s*<details>[\s\S]*?<\/details>/, "§$1$2"),
    kind,
  ),
];

function disagreeing(): Edit {
  const xml = positive.replace('<code value="ok"/>', '<code value="fatal-error"/>');
  return { xml, at: xml.indexOf('<code value="30001"/>') };
}

export const acknowledgementNeighbours: readonly Neighbour[] = [
  ...([positive, negative, infrastructure] as const).map((xml, index) =>
    right("UR-115", `an acknowledgement of this library (${String(index)})`, { xml }, kind),
  ),
  right(
    "UR-111",
    "an answer to a message whose id could not be read",
    header.change(/(<response>\s*)<identifier [^>]*>/, '$1<identifier value="UNREADABLE-IN-ORIGINAL-MESSAGE"/>'),
    kind,
  ),
  right("UR-112", "diagnostics", outcome.change("</details>", '</details><diagnostics value="none"/>'), kind),
  right(
    "UR-113",
    "a negative answer whose severity is a warning",
    resourceIn(negative, "OperationOutcome").change(/<severity [^>]*>/, '<severity value="warning"/>'),
    kind,
  ),
];
