import { SaxesParser } from "saxes";
import { typeTables } from "../../../src/fhir/tables.js";
import { append, node, type Node } from "./node.js";

/**
 * The tree of a message, without its comments and without white space between elements; in a narrative all text is
 * kept.
 */
export function readTree(xml: string): Node {
  const parser = new SaxesParser();
  const open: Node[] = [];
  let root: Node | undefined;
  parser.on("opentag", ({ name, attributes }) => {
    const parent = open.at(-1);
    const element = node(name, typeIn(parent, name), attributes);
    if (parent === undefined) root = element;
    else append(parent, element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", (text) => {
    const parent = open.at(-1);
    if (parent !== undefined && (text.trim() !== "" || parent.type === "xhtml" || parent.type === ""))
      append(parent, text);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  if (root === undefined) throw new Error("no element");
  return root;
}

/** The element around a resource (`entry.resource`, `contained`) has the type `Resource`, and the resource its own. */
function typeIn(parent: Node | undefined, name: string): string {
  if (parent === undefined || parent.type === "Resource") return name;
  return typeTables().get(parent.type)?.elements.get(name)?.code ?? "";
}
