import { SaxesParser } from "saxes";

/** A document as saxes reads it: one line for each element and for each text that is more than white space. */
export interface RefereeView {
  /** `depth {namespace}name @{namespace}name=value ... #offset` or `depth text` */
  readonly marks: readonly string[];
  /** The same without offsets and with every text, for comparing two documents that mean the same. */
  readonly meaning: readonly string[];
}

/** How a name and the part of it after the colon must begin (Namespaces in XML 1.0, NCName). */
const nameStart = new RegExp(
  String.raw`^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F` +
    String.raw`\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]`,
  "u",
);

/**
 * What saxes, which is written independently, says of a text: its view, or undefined where it refuses it. Three of this
 * project's own decisions are added: no document type declaration, no XML version but 1.0, no encoding but UTF-8. One
 * check that it lacks is added: the part of a name after its colon must begin as a name does.
 */
export function refereeView(text: string): RefereeView | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const marks: string[] = [];
  const meaning: string[] = [];
  const refusals: string[] = [];
  let depth = 0;
  let start = 0;
  let pending = "";
  const flush = (): void => {
    if (/[^ \t\r\n]/.test(pending)) {
      marks.push(`${depth} text`);
      meaning.push(`${depth} text ${JSON.stringify(pending)}`);
    }
    pending = "";
  };
  parser.on("error", ({ message }) => {
    refusals.push(message);
  });
  parser.on("doctype", () => {
    refusals.push("document type declaration");
  });
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0" || (encoding !== undefined && encoding.toLowerCase() !== "utf-8"))
      refusals.push("XML declaration");
  });
  // The parser is already past the character that ended the name.
  parser.on("opentagstart", () => {
    start = text.lastIndexOf("<", parser.position - 1);
  });
  parser.on("opentag", (tag) => {
    flush();
    if ([tag, ...Object.values(tag.attributes)].some(({ local }) => !nameStart.test(local)))
      refusals.push("name after a colon");
    const attributes = Object.values(tag.attributes)
      .filter(({ name }) => name !== "xmlns" && !name.startsWith("xmlns:"))
      .map(({ uri, local, value }) => ` @${nameOf(uri, local)}=${JSON.stringify(value)}`)
      .sort();
    const mark = `${depth} ${nameOf(tag.uri, tag.local)}${attributes.join("")}`;
    marks.push(`${mark} #${start}`);
    meaning.push(mark);
    depth++;
  });
  parser.on("closetag", () => {
    flush();
    depth--;
  });
  parser.on("text", (content) => {
    pending += content;
  });
  parser.on("cdata", (content) => {
    pending += content;
  });
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return refusals.length > 0 ? undefined : { marks, meaning };
}

/** saxes trims the names of namespaces, which XML does not say; both sides are compared trimmed. */
export function nameOf(namespace: string, local: string): string {
  return `{${namespace.trim()}}${local}`;
}
