import { defaultXmlLimits } from "./limits.js";
import { XmlFaultAt } from "./errors.js";
import { xhtmlNamespace } from "./namespaces.js";
import { token, XmlScanner } from "./scanner.js";

/**
 * Passes over a narrative, of which `scanner` has just read the start tag, and gives it as written, line ends as LF.
 * What it
 * uses of the declarations around it is declared on its `div`, so that the text means the same wherever it is put.
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
  for (const [used, uri] of outside)
    declarations +=
      " " +
      `xmlns${used === "" ? "" : `:${used}`}="${uri.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")}"`;
  const text = scanner.text;
  return (text.substring(start, nameEnd) + declarations + text.substring(nameEnd, scanner.at)).replaceAll(
    /\r\n?/g,
    "\n",
  );
}

/**
 * What keeps a text from being written as a narrative, or undefined for one that is whole in itself: a single XHTML
 * `div`, at most `depth` deep.
 */
export function narrativeFault(text: string, depth: number): string | undefined {
  try {
    const scanner = new XmlScanner(text, { ...defaultXmlLimits, depth });
    scanner.next();
    if (scanner.tokenStart !== 0 || scanner.name !== "div" || scanner.namespace !== xhtmlNamespace)
      return "must be one div in the namespace of XHTML";
    let fault: string | undefined;
    forEachElement(scanner, () => {
      if (scanner.prefix === "" && scanner.scope.find("") === undefined) fault = "has an element without namespace";
    });
    return scanner.at === text.length ? fault : "must end with its div";
  } catch (error) {
    if (error instanceof XmlFaultAt) return `is not well-formed: ${error.message}`;
    throw error;
  }
}

/** Calls `visit` at the start tag that was just read and at those inside it; ends after its end tag. */
function forEachElement(scanner: XmlScanner, visit: () => void): void {
  const depth = scanner.depth - (scanner.selfClosing ? 0 : 1);
  visit();
  while (scanner.depth > depth) if (scanner.next() === token.open) visit();
}
