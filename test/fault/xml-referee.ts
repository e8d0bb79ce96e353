import { SaxesParser } from "saxes";

/** A document as the referee sees it: one line for each element and for each text that is more than white space. */
export interface RefereeView {
  /** `depth {namespace}name @{namespace}name=value ... #offset` or `depth text` */
  readonly marks: readonly string[];
  /** The same without offsets and with every text, for comparing two documents that mean the same. */
  readonly meaning: readonly string[];
}

/**
 * What saxes, which is written independently, says of a text: its view, or undefined where it refuses it. Three of this
 * project's own decisions are added: no document type declaration, no XML version but 1.0, no encoding but UTF-8.
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
  parser.on("error", ({ message }) => { refusals.push(message); });
  parser.on("doctype", () => { refusals.push("document type declaration"); });
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0" || (encoding !== undefined && encoding.toLowerCase() !== "utf-8")) refusals.push("XML declaration");
  });
  // The parser stands behind what ended the name.
  parser.on("opentagstart", () => { start = text.lastIndexOf("<", parser.position - 1); });
  parser.on("opentag", (tag) => {
    flush();
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
  parser.on("text", (content) => { pending += content; });
  parser.on("cdata", (content) => { pending += content; });
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
