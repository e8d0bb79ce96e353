import { defaultXmlLimits } from "./limits.js";
import { XmlFaultAt } from "./errors.js";
import { xhtmlNamespace } from "./namespaces.js";
import { token, XmlScanner } from "./scanner.js";

/**
 * Reads the narrative whose start tag `scanner` has just read, and returns it as written, with line ends as LF.
 * Namespaces that it uses and that are declared outside it are declared on its `div`, so that the text means the same
 * anywhere else.
 */
export function narrativeText(scanner: XmlScanner): string {
  const start = scanner.tokenStart;
  const prefix = scanner.prefix;
  const nameEnd = start + 1 + (prefix === "" ? 0 : prefix.length + 1) + scanner.name.length;
  const depth = scanner.depth + (scanner.selfClosing ? 1 : 0);
  const outside = new Map<string, string>();
  const look = (used: string): void => {
    const found = scanner.scope.find(used);
    if (used !== "xml" && (found === undefined || found.depth < depth)) outside.set(used, found?.uri ?? "");
  };
  forEachElement(scanner, () => {
    look(scanner.prefix);
    for (const attribute of scanner.attributes) if (attribute.prefix !== "") look(attribute.prefix);
  });
  let declarations = "";
  for (const [used, uri] of outside) {
    const value = uri.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    declarations += ` xmlns${used === "" ? "" : `:${used}`}="${value}"`;
  }
  const text = scanner.text;
  return (text.substring(start, nameEnd) + declarations + text.substring(nameEnd, scanner.at)).replaceAll(
    /\r\n?/g,
    "\n",
  );
}

/**
 * Why a text cannot be written as a narrative, or undefined if it can: a single XHTML `div` that declares all its
 * namespaces, at most `depth` deep.
 */
export function narrativeFault(text: string, depth: number): string | undefined {
  try {
    const scanner = new XmlScanner(text, { ...defaultXmlLimits, depth });
    scanner.next();
    if (scanner.tokenStart !== 0 || scanner.name !== "div" || scanner.namespace !== xhtmlNamespace)
      return "must be one div in the namespace of XHTML";
    let fault: string | undefined;
    forEachElement(scanner, () => {
      if (scanner.prefix === "" && scanner.scope.find("") === undefined) fault = "has an element without a namespace";
    });
    return scanner.at === text.length ? fault : "must end with its div";
  } catch (error) {
    if (error instanceof XmlFaultAt) return `is not well-formed: ${error.message}`;
    throw error;
  }
}

/** Calls `visit` for the element whose start tag was just read and for each inside it; reads up to its end tag. */
function forEachElement(scanner: XmlScanner, visit: () => void): void {
  const depth = scanner.depth - (scanner.selfClosing ? 0 : 1);
  visit();
  while (scanner.depth > depth) if (scanner.next() === token.open) visit();
}
