import type { Change } from "./kind.js";
import { append, copyOf, elementOf, elementsOf, insertAfter, node, remove, type Node } from "./node.js";

// Changes that kinds of several levels share.

export const removed: Change = (chosen) => {
  remove(chosen);
  return true;
};

export const doubled: Change = (chosen) => insertAfter(chosen, copyOf(chosen));

export const emptied: Change = (chosen) => {
  if (chosen.children.length === 0) return false;
  chosen.children = [];
  return true;
};

/** The child of that name is taken away. */
export function without(name: string): Change {
  return (chosen) => {
    const child = elementOf(chosen, name);
    if (child !== undefined) remove(child);
    return child !== undefined;
  };
}

/** An element is put before all others, or after them. */
export function withFirst(
  name: string,
  content: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Change {
  return (chosen) => {
    const added = node(name, "", content, children);
    append(chosen, added, 0);
    return added;
  };
}

export function withLast(
  name: string,
  content: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Change {
  return (chosen) => {
    const added = node(name, "", content, children);
    append(chosen, added);
    return added;
  };
}

/** The value is replaced by what is made of it. */
export function valued(make: (value: string) => string): Change {
  return (chosen) => {
    const value = chosen.attributes.get("value");
    if (value === undefined) return false;
    const next = make(value);
    chosen.attributes.set("value", next);
    return next !== value;
  };
}

/** The value of a child is replaced by what is made of it. */
export function childValued(name: string, make: (value: string) => string): Change {
  return (chosen, random, all) => {
    const child = elementOf(chosen, name);
    if (child === undefined) return false;
    const changed = valued(make)(child, random, all);
    return changed === true ? child : false;
  };
}

/** A primitive child after the last of the children that may stand before it. */
export function withChildAfter(before: readonly string[], name: string, value: string): Change {
  return (chosen) => {
    const added = node(name, "", { value });
    const last = elementsOf(chosen)
      .filter((child) => before.includes(child.name))
      .at(-1);
    if (last === undefined) append(chosen, added, 0);
    else insertAfter(last, added);
    return added;
  };
}
