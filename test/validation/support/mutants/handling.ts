import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { header } from "./parts.js";
import type { Edit } from "./edit.js";

const parts = [
  "BusAckRequested",
  "InfAckRequested",
  "RecipientType",
  "MessageDefinition",
  "SenderReference",
  "LocalExtension",
] as const;
const valueOf = {
  BusAckRequested: "Boolean",
  InfAckRequested: "Boolean",
  RecipientType: "Coding",
  MessageDefinition: "Reference",
  SenderReference: "String",
  LocalExtension: "String",
} as const;

const part = (name: string): string => `(<extension url="${name}">[\\s\\S]*?</extension>)`;
const without = (name: string): Edit => header.change(new RegExp(`\\n *${part(name)}`), "");
const twice = (name: string): Edit => header.change(new RegExp(part(name)), "$1\n§$1");
const valued = (name: string, value: string): Edit =>
  header.change(new RegExp(`(<extension url="${name}">\\s*)[\\s\\S]*?(\\s*</extension>)`), `$1§${value}$2`);
const inside = (name: string, value: string): Edit =>
  header.change(new RegExp(`(<extension url="${name}">\\s*)[\\s\\S]*?(\\s*</extension>)`), `§$1${value}$2`);
const recipient = (rest: string): string =>
  `<valueCoding><system value="https://fhir.nhs.uk/STU3/CodeSystem/ITK-RecipientType-1"/>${rest}</valueCoding>`;

/** UR-006: each of the six parts missing, doubled, of another type and of another value; and one too many. */
export const handlingMutants: readonly Mutant[] = [
  error(
    "UR-006",
    "required",
    ".extension",
    "no handling",
    header.change(/\n *<extension url="https[\s\S]*?<\/extension>(?=\s*<event>)/, ""),
  ),
  error(
    "UR-006",
    "too-many",
    ".extension[1]",
    "the handling twice",
    header.change(/(<extension url="https[\s\S]*?<\/extension>)(?=\s*<event>)/, "$1\n§$1"),
  ),
  ...parts.map((name) => error("UR-006", "required", ".extension[0].extension", `no ${name}`, without(name))),
  ...parts.map((name) => error("UR-006", "too-many", "]", `${name} twice`, twice(name))),
  ...parts
    .slice(0, -1)
    .map((name) =>
      error("UR-006", "forbidden", ".valueDecimal", `${name} as a number`, valued(name, '<valueDecimal value="1"/>')),
    ),
  ...parts.map((name) =>
    error(
      "UR-006",
      "required",
      `.value${valueOf[name]}`,
      `${name} without a value`,
      inside(name, '<extension url="urn:x"><valueString value="x"/></extension>'),
    ),
  ),
  ours(
    "UR-006",
    "required",
    ".valueString",
    "LocalExtension as a number",
    inside("LocalExtension", '<valueDecimal value="1"/>'),
  ),
  ours(
    "UR-006",
    "fixed-value",
    ".valueBoolean",
    "no business acknowledgement asked for",
    valued("BusAckRequested", '<valueBoolean value="false"/>'),
  ),
  ours(
    "UR-006",
    "fixed-value",
    ".valueBoolean",
    "no infrastructure acknowledgement asked for",
    valued("InfAckRequested", '<valueBoolean value="false"/>'),
  ),
  error(
    "UR-006",
    "code-unknown",
    ".valueCoding.code",
    "an unknown recipient type",
    header.change('<code value="FA"/>', '<code value="XX"/>'),
  ),
  error(
    "UR-006",
    "fixed-value",
    ".valueCoding.system",
    "another system of the recipient type",
    header.change("ITK-RecipientType-1", "ITK-RecipientType-2"),
  ),
  error(
    "UR-006",
    "required",
    ".valueCoding.display",
    "a recipient type without its words",
    header.change(/\s*<display value="For Action"\/>/, ""),
  ),
  error(
    "UR-006",
    "required",
    ".valueCoding.code",
    "a recipient type without its code",
    header.change(/(<valueCoding>\s*<system [^>]*>)\s*<code value="FA"\/>/, "§$1"),
  ),
  error(
    "UR-006",
    "forbidden",
    ".valueCoding.version",
    "a version of the recipient types",
    header.change('<code value="FA"/>', '<version value="1"/>$&'),
  ),
  ours(
    "UR-006",
    "fixed-value",
    ".valueReference.reference",
    "another message definition",
    header.change("https://fhir.nhs.uk/MessageDefinition", "https://fhir.nhs.uk/Other"),
  ),
  ours(
    "UR-006",
    "fixed-value",
    ".valueReference.reference",
    "a message definition in this message",
    header.change(
      '<reference value="https://fhir.nhs.uk/MessageDefinition"/>',
      '<reference value="urn:uuid:00000000-0000-4000-8000-000000000003"/>',
    ),
  ),
  error(
    "UR-006",
    "forbidden",
    ".valueReference.display",
    "words of the message definition",
    header.change(
      '<reference value="https://fhir.nhs.uk/MessageDefinition"/>',
      '$&\n§<display value="Update Record"/>',
    ),
  ),
  ours(
    "UR-006",
    "fixed-value",
    ".valueString",
    "a local extension",
    valued("LocalExtension", '<valueString value="Some"/>'),
  ),
  ours(
    "UR-006",
    "unknown-extension",
    ".extension[0]",
    "a seventh part",
    header.change(
      '<extension url="BusAckRequested">',
      '§<extension url="Priority"><valueString value="high"/></extension>$&',
    ),
  ),
  warning(
    "UR-006",
    "fixed-value",
    ".valueString",
    "a reference of the sender's own",
    valued("SenderReference", '<valueString value="ours-17"/>'),
  ),
];

export const handlingNeighbours: readonly Neighbour[] = [
  right(
    "UR-006",
    "a message for information",
    valued("RecipientType", recipient('<code value="FI"/><display value="For Information"/>')),
  ),
  right("UR-006", "the six parts in another order", { xml: swapParts(without("LocalExtension").xml) }),
];

function swapParts(xml: string): string {
  return xml.replace(
    '<extension url="BusAckRequested">',
    '<extension url="LocalExtension"><valueString value="None"/></extension>$&',
  );
}
