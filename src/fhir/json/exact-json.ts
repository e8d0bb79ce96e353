import { JsonFault, jsonTree, type JsonLimits, type JsonNode } from "./json-tree.js";

/** Deeper than any consultation. */
const forConsultations: JsonLimits = { depth: 100, values: Number.POSITIVE_INFINITY };

/**
 * JSON without loss: a number that JavaScript would write in another way (`37.40`, twenty digits) becomes the text
 * that it was, and a member that is there twice in one object is refused, since only one of the two could count.
 *
 * @throws JsonFault
 */
export function exactJson(text: string): unknown {
  return plainValue(jsonTree(text, forConsultations));
}

function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case "object": {
      const [twice] = node.repeated;
      if (twice !== undefined) throw new JsonFault("repeated", twice.offset);
      return Object.fromEntries(Array.from(node.members.values(), ({ name, value }) => [name, plainValue(value)]));
    }
    case "list":
      return node.items.map(plainValue);
    case "text":
      return node.text;
    case "number":
      return String(Number(node.text)) === node.text ? Number(node.text) : node.text;
    case "boolean":
      return node.text === "true";
    case "null":
      return null;
  }
}
