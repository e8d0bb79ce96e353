import { decodeUtf8 } from "../../fhir/xml/encoding.js";
import { XmlFaultAt } from "../../fhir/xml/errors.js";
import type { XmlLimits } from "../../fhir/xml/limits.js";
import { token, XmlScanner } from "../../fhir/xml/scanner.js";

/** What a control file says: the text of each element by its name, without the white space around it. */
export interface ControlFile {
  readonly values: ReadonlyMap<string, string>;
  /** The same of each StatusRecord, in their order. */
  readonly statusRecords: readonly ReadonlyMap<string, string>[];
}

/** A control file has a dozen elements and about 1 kB. */
export const mostControlBytes = 65_536;
const limits: XmlLimits = { size: mostControlBytes, depth: 16, elements: 500, attributes: 16, problems: 0 };

/**
 * Reads a control file: XML in UTF-8, with or without a byte order mark, or in an encoding of the table below that its
 * declaration names. Elements that nothing here uses are read over. Undefined where it is no whole control file: it may
 * still be being written. A document type declaration is refused as anywhere else.
 */
export function readControlFile(bytes: Uint8Array): ControlFile | undefined {
  try {
    return controlFileIn(textOf(bytes));
  } catch (error) {
    if (error instanceof XmlFaultAt) return undefined;
    throw error;
  }
}

/** What a declaration may name besides UTF-8. */
const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  "iso-8859-1": (bytes) => Buffer.from(bytes).toString("latin1"),
  "us-ascii": (bytes) => Buffer.from(bytes).toString("latin1"),
};

/** A declaration is at the very start, and short. */
const mostDeclaration = 200;

function textOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, mostDeclaration)).toString("latin1");
  const end = start.startsWith("<?xml") ? start.indexOf("?>") : -1;
  const encoding = /encoding\s*=\s*["']([\w.-]+)/.exec(start.slice(0, Math.max(end, 0)))?.[1]?.toLowerCase() ?? "";
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  return decoder === undefined ? decodeUtf8(bytes) : decoder(bytes.subarray(end + 2));
}

/** An element that is open, and what it holds so far. */
interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly children: Map<string, string>;
}

function controlFileIn(text: string): ControlFile | undefined {
  const scanner = new XmlScanner(text, limits);
  const open: OpenElement[] = [];
  const statusRecords: ReadonlyMap<string, string>[] = [];
  let root: ReadonlyMap<string, string> | undefined;
  const close = ({ name, start, children }: OpenElement, end: number): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = name === "DTSControl" ? children : undefined;
    else if (open.length === 1 && name === "StatusRecord") statusRecords.push(children);
    else if (children.size === 0 && !parent.children.has(name))
      parent.children.set(name, contentOf(text.slice(start, end)).trim());
  };
  for (let next = scanner.next(); next !== token.end; next = scanner.next()) {
    if (next === token.open) {
      const element = { name: scanner.name, start: scanner.at, children: new Map<string, string>() };
      if (scanner.selfClosing) close(element, scanner.at);
      else open.push(element);
    } else if (next === token.close) {
      const element = open.pop();
      if (element !== undefined) close(element, scanner.tokenStart);
    }
  }
  return root && { values: root, statusRecords };
}

const entities: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["apos", "'"],
  ["quot", '"'],
]);

/** Markup that may stand in a text, with what ends it and whether its inside counts. */
const markup = [
  { start: "<![CDATA[", end: "]]>", counts: true },
  { start: "<!--", end: "-->", counts: false },
  { start: "<?", end: "?>", counts: false },
] as const;

/** The text that this content means. The scanner has seen it, so it is well-formed and holds no element. */
function contentOf(raw: string): string {
  let text = "";
  for (let at = 0; at < raw.length;) {
    const found = markup.find(({ start }) => raw.startsWith(start, at));
    if (found !== undefined) {
      const end = raw.indexOf(found.end, at + found.start.length);
      if (found.counts) text += raw.slice(at + found.start.length, end);
      at = end + found.end.length;
    } else if (raw[at] === "&") {
      const end = raw.indexOf(";", at);
      text += referenced(raw.slice(at + 1, end));
      at = end + 1;
    } else {
      text += raw[at] ?? "";
      at += 1;
    }
  }
  return text;
}

function referenced(name: string): string {
  if (!name.startsWith("#")) return entities.get(name) ?? "";
  return String.fromCodePoint(name.startsWith("#x") ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
}
