import { XmlFaultAt } from "./errors.js";

/** The text without its byte order mark. Throws XmlFaultAt for bytes in any encoding other than UTF-8 (UR-001). */
export function decodeUtf8(source: string | Uint8Array): string {
  if (typeof source === "string") return source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const [first, second] = source;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || first === 0 || second === 0) {
    throw new XmlFaultAt("encoding", "the text is UTF-16 or UTF-32; it must be UTF-8", 0);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch {
    const before = new TextDecoder("utf-8").decode(source.subarray(0, firstBadByte(source)));
    throw new XmlFaultAt("encoding", "the bytes are not UTF-8", before.length);
  }
}

/** The offset of the first bytes that are not UTF-8 (the Unicode Standard, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return at;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i] ?? 0;
      if (next < (i === 1 ? low : 0x80) || next > (i === 1 ? high : 0xbf)) return at;
    }
    at += length;
  }
  return at;
}

const space = "[ \\t\\r\\n]";
const equals = `${space}*=${space}*`;
const encodingName = "[A-Za-z][A-Za-z0-9._-]*";
const declaration = new RegExp(
  `^<\\?xml${space}+version${equals}("[^"]*"|'[^']*')` +
    `(?:${space}+encoding${equals}("${encodingName}"|'${encodingName}'))?` +
    `(?:${space}+standalone${equals}(?:"yes"|'yes'|"no"|'no'))?${space}*\\?>`,
);

/** The offset after the XML declaration, 0 if there is none. Only XML 1.0 in UTF-8 is allowed (UR-001). */
export function endOfXmlDeclaration(text: string): number {
  if (!/^<\?xml[ \t\r\n]/.test(text)) return 0;
  const found = declaration.exec(text);
  if (found === null) throw new XmlFaultAt("syntax", "the XML declaration is malformed", 0);
  const [whole, version = "", encoding] = found;
  if (version.slice(1, -1) !== "1.0")
    throw new XmlFaultAt("syntax", "the XML version must be 1.0", whole.indexOf(version));
  if (encoding !== undefined && encoding.slice(1, -1).toLowerCase() !== "utf-8") {
    throw new XmlFaultAt("encoding", "the XML declaration names an encoding other than UTF-8", whole.indexOf(encoding));
  }
  return whole.length;
}
