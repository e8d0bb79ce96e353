import { escapeAttribute } from "../../fhir/xml/characters.js";
import { foldToAscii } from "../../values/ascii.js";
import { mostCharacters } from "../header-lengths.js";
import type { Envelope } from "../transport.js";
import { elementInvalid } from "./failures.js";

/** An element of a control file that the message decides, the most characters MESH accepts (ME-05), and its need. */
interface Given {
  readonly element: string;
  readonly value: (envelope: Envelope) => string;
  readonly most: number;
  readonly required?: true;
}

/**
 * The subject is for people, and is folded to ASCII as over the MESH API: nothing says what becomes of other letters.
 * Anywhere else a changed letter would change the meaning.
 */
const given: readonly Given[] = [
  { element: "To_DTS", value: ({ to }) => to, most: mostCharacters.to, required: true },
  {
    element: "Subject",
    value: ({ subject }) => foldToAscii(subject).replace(/[^\x00-\x7f]/gu, "?"),
    most: mostCharacters.subject,
  },
  { element: "LocalId", value: ({ localId }) => localId, most: mostCharacters.localId },
  { element: "WorkflowId", value: ({ workflowId }) => workflowId, most: mostCharacters.workflowId, required: true },
];

/**
 * The control file of a message: exactly the elements that the MESH client's description lists, and no other. `Version`
 * is that of MESH's own control files, and has nothing to do with the version of the document. `Compress` lets the MESH
 * client compress on the way; the data file itself is as it was given. The content type and the file name of an
 * envelope have no element.
 *
 * @throws MeshError `header-invalid`. It names the element and never its value (ME-14).
 */
export function controlFileOf(mailboxId: string, envelope: Envelope): Uint8Array {
  const elements: readonly (readonly [element: string, value: string])[] = [
    ["Version", "1.0"],
    ["AddressType", "DTS"],
    ["MessageType", "Data"],
    ["From_DTS", mailboxId],
    ...given.map((one) => [one.element, checked(one, one.value(envelope))] as const),
    ["Encrypted", "N"],
    ["Compress", "Y"],
  ];
  const lines = elements.map(([element, value]) => `  <${element}>${escapeAttribute(value) ?? ""}</${element}>`);
  return new TextEncoder().encode(["<DTSControl>", ...lines, "</DTSControl>", ""].join("\n"));
}

function checked({ element, most, required }: Given, value: string): string {
  if (value === "" && required === true) throw elementInvalid(element, "is empty");
  if (!/^[\x20-\x7e]*$/.test(value))
    throw elementInvalid(element, "holds a line break, a control character, or a letter that is not ASCII");
  if (value.length > most) throw elementInvalid(element, `is longer than the ${most} characters that MESH accepts`);
  return value;
}
