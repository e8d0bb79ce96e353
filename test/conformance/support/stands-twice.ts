import { typeTables } from "../../../src/fhir/tables.js";
import { elementsOf, within, type Node } from "../../validation/mutator/node.js";
import { readTree } from "../../validation/mutator/read-tree.js";

/**
 * True for a text where an element that may occur once occurs twice, or a choice has two types: the oracle crashes on
 * most of them.
 */
export function standsTwice(xml: string): boolean {
  const root = treeOf(xml);
  if (root === undefined) return false;
  for (const parent of within(root)) {
    const elements = typeTables().get(parent.type)?.elements;
    const single = elementsOf(parent).flatMap(({ name }) => {
      const table = elements?.get(name);
      return table === undefined || table.repeats ? [] : [table.order];
    });
    if (new Set(single).size < single.length) return true;
    if (parent.type === "Resource" && elementsOf(parent).length > 1) return true;
  }
  return false;
}

/** Undefined where the text is not XML. */
function treeOf(xml: string): Node | undefined {
  try {
    return readTree(xml);
  } catch {
    return undefined;
  }
}
