import { childValued, emptied, removed, withChildAfter, without } from "./changes.js";
import { kindsOf, type Kind } from "./kind.js";
import { append, elementOf, elementsOf, insertAfter, insertBefore, node, remove, type Node } from "./node.js";

const bundle = ({ type }: Node): boolean => type === "Bundle";
const childOfBundle =
  (name: string) =>
  (of: Node): boolean =>
    of.name === name && of.parent?.type === "Bundle";
const resourcesIn = (of: Node): readonly (Node | undefined)[] =>
  elementsOf(of, "entry").map((entry) => elementOf(entry, "resource"));

export const bundleKinds: readonly Kind[] = kindsOf("bundle", {
  "bundle type recoded": [
    bundle,
    (chosen, random, all) =>
      childValued("type", () =>
        random.of(["collection", "batch", "history", "searchset", "bundle", "message", "document"]),
      )(chosen, random, all),
  ],
  "bundle type removed": [childOfBundle("type"), removed],
  "bundle identifier removed": [childOfBundle("identifier"), removed],
  "bundle identifier emptied": [childOfBundle("identifier"), emptied],
  "bundle meta removed": [childOfBundle("meta"), removed],
  "bundle without lastUpdated": [(of) => of.name === "meta" && of.parent?.type === "Bundle", without("lastUpdated")],
  "bundle total added": [
    bundle,
    withChildAfter(["id", "meta", "implicitRules", "language", "identifier", "type"], "total", "3"),
  ],
  "bundle link added": [
    childOfBundle("type"),
    (chosen) =>
      insertAfter(
        chosen,
        node("link", "", {}, [node("relation", "", { value: "self" }), node("url", "", { value: "urn:example:self" })]),
      ),
  ],
  "bundle entries all removed": [
    bundle,
    (chosen) => {
      const entries = elementsOf(chosen, "entry");
      for (const entry of entries) remove(entry);
      return entries.length > 0;
    },
  ],
  "bundle cut to its first entry": [
    bundle,
    (chosen) => {
      const [, ...others] = elementsOf(chosen, "entry");
      for (const entry of others) remove(entry);
      return others.length > 0;
    },
  ],
  "bundle entries reversed": [
    bundle,
    (chosen) => {
      const entries = elementsOf(chosen, "entry");
      const at = chosen.children.findIndex((child) => child === entries[0]);
      for (const entry of entries) remove(entry);
      for (const entry of entries) append(chosen, entry, at);
      return entries.length > 1;
    },
  ],
  "bundle inside itself": [
    bundle,
    (chosen) => {
      const [, resource] = resourcesIn(chosen);
      const inner = resource === undefined ? undefined : elementsOf(resource)[0];
      if (resource === undefined || inner === undefined || inner.type === "Bundle") return false;
      remove(inner);
      append(
        resource,
        node("Bundle", "Bundle", {}, [
          node("type", "code", { value: "collection" }),
          node("entry", "Bundle.entry", {}, [node("resource", "Resource", {}, [inner])]),
        ]),
      );
      return resource;
    },
  ],
  "bundle elements out of order": [
    childOfBundle("type"),
    (chosen) => {
      const first = chosen.parent === undefined ? undefined : elementsOf(chosen.parent)[0];
      if (first === undefined || first === chosen) return false;
      remove(chosen);
      return insertBefore(first, chosen);
    },
  ],
});
