import { XmlFaultAt } from "./fault.js";

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*("[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"yes"|'yes'|"no"|'no'))?[ \t\r\n]*\?>/;

/** The offset after the XML declaration, 0 where there is none. UR-001: XML 1.0 in UTF-8, and nothing else. */
export function endOfXmlDeclaration(text: string): number {
  if (!/^<\?xml[ \t\r\n]/.test(text)) return 0;
  const found = declaration.exec(text);
  if (found === null) throw new XmlFaultAt("syntax", "the XML declaration is malformed", 0);
  const [whole, version = "", encoding] = found;
  if (version.slice(1, -1) !== "1.0")
    throw new XmlFaultAt("syntax", "the XML version must be 1.0", whole.indexOf(version));
  if (encoding !== undefined && encoding.slice(1, -1).toLowerCase() !== "utf-8") {
    throw new XmlFaultAt("encoding", "the XML declaration names another encoding than UTF-8", whole.indexOf(encoding));
  }
  return whole.length;
}
