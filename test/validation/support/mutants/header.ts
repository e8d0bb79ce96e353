import { entryOf, rightMessage } from "../right-message.js";
import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { entry, header, marked, sender, whole } from "./parts.js";

const swapped = (first: string, second: string): string =>
  rightMessage.replace(second, "@").replace(first, second).replace("@", first);
const headerEntry = entryOf("MessageHeader");
const senderEntry = entryOf("Organization");
const afterSender = rightMessage.slice(rightMessage.indexOf(senderEntry) + senderEntry.length);
const documentEntry = afterSender.slice(
  afterSender.indexOf("<entry>"),
  afterSender.lastIndexOf("</entry>") + "</entry>".length,
);
const someone = '<reference value="urn:uuid:00000000-0000-4000-8000-000000000003"/>';
const concept = '<coding><system value="urn:x"/><code value="x"/></coding>';

/** UR-003 to UR-005: the entries of the message, and its header. */
export const headerMutants: readonly Mutant[] = [
  error(
    "UR-003",
    "wrong-order",
    "Bundle.entry[1].resource",
    "the header after the sender",
    marked(swapped(headerEntry, senderEntry), "<MessageHeader>"),
  ),
  ours(
    "UR-003",
    "wrong-order",
    "Bundle.entry[2].resource",
    "the sender after the document",
    marked(swapped(senderEntry, documentEntry), /<Organization>(?![\s\S]*<Organization>)/),
  ),
  ours(
    "UR-003",
    "too-many",
    "Bundle.entry[2].resource",
    "two senders",
    whole(
      senderEntry,
      senderEntry + senderEntry.replaceAll(/0000000003/g, "0000000033").replace("<Organization>", "§<Organization>"),
    ),
  ),
  ours(
    "UR-003",
    "resource-not-allowed",
    "Bundle.entry[2].resource",
    "a device beside the sender",
    whole(senderEntry, `${senderEntry}${entry("Device", "")}`),
  ),
  ours(
    "UR-003",
    "resource-not-allowed",
    "Bundle.entry[3].resource",
    "a patient after the document",
    whole(/<\/entry>\s*<\/Bundle>$/, `</entry>${entry("Patient", "")}</Bundle>`),
  ),
  ours("UR-003", "required", "Bundle", "no document", { xml: rightMessage.replace(documentEntry, ""), at: 0 }),
  error(
    "UR-003",
    "forbidden",
    ".name",
    "a name of the sender",
    sender.change("</identifier>", '</identifier>\n§<name value="The Dispensers"/>'),
  ),
  error(
    "UR-003",
    "forbidden",
    ".active",
    "a sender that is active",
    sender.change("</identifier>", '</identifier>\n§<active value="true"/>'),
  ),
  error(
    "UR-003",
    "forbidden",
    ".telecom",
    "a telephone of the sender",
    sender.change(
      "</identifier>",
      '</identifier>\n§<telecom><system value="phone"/><value value="01632 960001"/></telecom>',
    ),
  ),
  error(
    "UR-003",
    "forbidden",
    ".address",
    "an address of the sender",
    sender.change("</identifier>", '</identifier>\n§<address><city value="Sampleton"/></address>'),
  ),
  error(
    "UR-003",
    "forbidden",
    ".type",
    "a type of the sender",
    sender.change("</identifier>", `</identifier>\n§<type>${concept}</type>`),
  ),
  error(
    "UR-003",
    "forbidden",
    ".contact",
    "a contact of the sender",
    sender.change("</identifier>", '</identifier>\n§<contact><name><family value="Okafor"/></name></contact>'),
  ),
  ours("UR-003", "required", ".identifier", "no ODS code of the sender", sender.without("identifier")),
  ours(
    "UR-003",
    "required",
    ".identifier",
    "another system of the sender's ODS code",
    sender.change(
      /(<Organization>[\s\S]*?)https:\/\/fhir\.nhs\.uk\/Id\/ods-organization-code/,
      "§$1https://fhir.nhs.uk/Id/other",
    ),
  ),
  error(
    "UR-003",
    "required",
    ".identifier[0].value",
    "an ODS code of the sender without its value",
    sender.without("value"),
  ),
  warning(
    "UR-003",
    "wrong-form",
    ".identifier[0].value",
    "an ODS code of the sender that cannot be one",
    sender.change('<value value="FQW30"/>', '<value value="A(*)"/>'),
  ),

  ours(
    "UR-004",
    "code-unknown",
    ".event.code",
    "an event of another message",
    header.change('<code value="ITK014M"/>', '<code value="ITK007C"/>'),
  ),
  error(
    "UR-004",
    "code-unknown",
    ".event.code",
    "an event that the list does not have",
    header.change('<code value="ITK014M"/>', '<code value="ITK999M"/>'),
  ),
  error(
    "UR-004",
    "fixed-value",
    ".event.system",
    "another system of the event",
    header.change("CodeSystem/ITK-MessageEvent-2", "CodeSystem/ITK-MessageEvent-3"),
  ),
  error(
    "UR-004",
    "required",
    ".event.system",
    "no system of the event",
    header.change(/(<event>)\s*<system [^>]*>/, "§$1"),
  ),
  error(
    "UR-004",
    "required",
    ".event.code",
    "no code of the event",
    header.change(/(<event>\s*<system [^>]*>)\s*<code [^>]*>/, "§$1"),
  ),
  error(
    "UR-004",
    "required",
    ".event.display",
    "no display of the event",
    header.change(/\s*<display value="ITK Update Record"\/>/, ""),
  ),
  error(
    "UR-004",
    "forbidden",
    ".event.version",
    "a version of the event's list",
    header.change('<code value="ITK014M"/>', '<version value="2"/>$&'),
  ),
  error("UR-004", "required", ".event", "no event", header.without("event")),

  error("UR-005", "required", ".timestamp", "no timestamp", header.without("timestamp")),
  error("UR-005", "required", ".sender", "no sender", header.without("sender")),
  error(
    "UR-005",
    "required",
    ".sender.reference",
    "a sender by its identifier only",
    header.change(
      /(<sender>)\s*<reference [^>]*>/,
      '§$1<identifier><system value="https://fhir.nhs.uk/Id/ods-organization-code"/><value ' +
        'value="FQW30"/></identifier>',
    ),
  ),
  error("UR-005", "required", ".source", "no source", header.without("source")),
  error(
    "UR-005",
    "required",
    ".source.endpoint",
    "no mailbox of the source",
    header.change(/(<source>)\s*<endpoint [^>]*>/, '§$1<extension url="urn:x"><valueString value="x"/></extension>'),
  ),
  ours("UR-005", "required", ".focus", "no focus", header.without("focus")),
  error("UR-005", "too-many", ".focus[1]", "two focuses", header.twice("focus")),
  error(
    "UR-005",
    "required",
    ".focus[0].reference",
    "a focus without its reference",
    header.change(/(<focus>)\s*<reference [^>]*>/, '§$1<display value="document"/>'),
  ),
  error(
    "UR-005",
    "wrong-target",
    ".sender.reference",
    "a sender that is the document",
    header.change(/(<sender>\s*)(<reference value="urn:uuid:0[0-9-]*)03"/, '$1§$204"'),
  ),
  ours(
    "UR-005",
    "wrong-target",
    ".focus[0].reference",
    "a focus that is the sender",
    header.change(/(<focus>\s*)(<reference value="urn:uuid:0[0-9-]*)04"/, '$1§$203"'),
  ),
  error(
    "UR-005",
    "forbidden",
    ".destination",
    "a destination",
    header.before("sender", '§<destination><endpoint value="urn:x"/></destination>'),
  ),
  error("UR-005", "forbidden", ".enterer", "an enterer", header.before("source", `§<enterer>${someone}</enterer>`)),
  error(
    "UR-005",
    "forbidden",
    ".author",
    "an author of the header",
    header.before("source", `§<author>${someone}</author>`),
  ),
  error(
    "UR-005",
    "forbidden",
    ".responsible",
    "someone responsible",
    header.before("focus", `§<responsible>${someone}</responsible>`),
  ),
  error(
    "UR-005",
    "forbidden",
    ".reason",
    "a reason of the message",
    header.before("focus", `§<reason>${concept}</reason>`),
  ),
  error(
    "UR-005",
    "forbidden",
    ".source.name",
    "a name of the source",
    header.before("endpoint", '§<name value="PMR"/>'),
  ),
  error(
    "UR-005",
    "forbidden",
    ".source.software",
    "the software of the source",
    header.before("endpoint", '§<software value="PMR"/>'),
  ),
  error(
    "UR-005",
    "forbidden",
    ".source.version",
    "a version of the source",
    header.before("endpoint", '§<version value="7"/>'),
  ),
  error(
    "UR-005",
    "forbidden",
    ".source.contact",
    "a contact of the source",
    header.before("endpoint", '§<contact><system value="phone"/><value value="01632 960001"/></contact>'),
  ),
  ours("UR-005", "forbidden", ".receiver", "a receiver", header.before("sender", `§<receiver>${someone}</receiver>`)),
  ours(
    "UR-005",
    "forbidden",
    ".response",
    "an answer",
    header.before(
      "focus",
      '§<response><identifier value="a"/><code value="ok"/><details><reference ' +
        'value="urn:uuid:00000000-0000-4000-8000-000000000099"/></details></response>',
    ),
  ),
  warning(
    "UR-005",
    "wrong-form",
    ".source.endpoint",
    "an endpoint that is no mailbox",
    header.change('"X26ABC1"', '"https://example.org/fhir"'),
  ),
];

export const headerNeighbours: readonly Neighbour[] = [
  right(
    "UR-003",
    "a site's code beside the sender's ODS code",
    sender.change(
      "</identifier>",
      '</identifier><identifier><system value="https://fhir.nhs.uk/Id/ods-site-code"/><value ' +
        'value="FQW3001"/></identifier>',
    ),
  ),
  right("UR-003", "an ODS code of nine characters", sender.change('"FQW30"', '"ABCDEFGH9"')),
  right("UR-005", "a mailbox of capitals and digits", header.change('"X26ABC1"', '"YGMYW"')),
];
