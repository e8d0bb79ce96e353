import type { Definition, ElementRule } from "./definitions.js";

/** An element of a snapshot with its children and its slices. */
export interface Node {
  rule: ElementRule | undefined;
  readonly children: Map<string, Node>;
  readonly slices: Map<string, Node>;
}

/** The snapshot's flat list as the tree that its ids (`Patient.identifier:nhsNumber.value`) describe. */
export function treeOf(definition: Definition): Node {
  const root = emptyNode();
  for (const rule of definition.elements) {
    let node = root;
    for (const segment of rule.id.split(".").slice(1)) {
      const [name = "", slice] = segment.split(":");
      node = narrowedChoice(node, name) ?? member(node.children, name);
      // `deceasedDateTime:deceasedDateTime` is a choice that was narrowed to one type, not a slice.
      if (slice !== undefined && slice !== name) node = member(node.slices, slice);
    }
    node.rule = rule;
  }
  return root;
}

/** Elements below `valueCoding` belong to the slice `value[x]:valueCoding` if there is one. */
function narrowedChoice(parent: Node, name: string): Node | undefined {
  for (const [child, node] of parent.children) {
    if (child.endsWith("[x]") && name.startsWith(child.slice(0, -3)) && node.slices.has(name))
      return node.slices.get(name);
  }
  return undefined;
}

function emptyNode(): Node {
  return { rule: undefined, children: new Map(), slices: new Map() };
}

function member(map: Map<string, Node>, name: string): Node {
  const node = map.get(name) ?? emptyNode();
  map.set(name, node);
  return node;
}
