import { doubled, emptied, removed, valued, withFirst, withLast } from "./changes.js";
import { kindsOf, type Kind } from "./kind.js";
import {
  append,
  copyOf,
  elementOf,
  elementsOf,
  insertAfter,
  insertBefore,
  node,
  remove,
  valueOf,
  type Node,
} from "./node.js";

const entry = ({ type }: Node): boolean => type === "Bundle.entry";
const fullUrl = (of: Node): boolean => of.name === "fullUrl";
const holder = (of: Node): boolean => of.name === "resource" && of.type === "Resource";
const value = (name: string, text: string): Node => node(name, "", { value: text });
const nobody = "urn:uuid:5d6e7f80-91a2-4b3c-8d4e-5f60718293a4";

export const entryKinds: readonly Kind[] = kindsOf("entry", {
  "entry removed": [entry, removed],
  "entry doubled": [entry, doubled],
  "entry emptied": [entry, emptied],
  "entry moved to the front": [
    entry,
    (chosen) => {
      const first = chosen.parent === undefined ? undefined : elementsOf(chosen.parent, "entry")[0];
      if (first === undefined || first === chosen) return false;
      remove(chosen);
      return insertBefore(first, chosen);
    },
  ],
  "entry moved to the other bundle": [
    entry,
    (chosen, _random, all) => {
      const bundle = all.find((of) => of.type === "Bundle" && of !== chosen.parent && !isIn(of, chosen));
      if (bundle === undefined) return false;
      remove(chosen);
      append(bundle, chosen);
      return chosen;
    },
  ],
  "fullUrl removed": [fullUrl, removed],
  "fullUrl doubled": [fullUrl, doubled],
  "fullUrl of nobody": [fullUrl, valued(() => nobody)],
  "fullUrl of another entry": [
    fullUrl,
    (chosen, random, all) =>
      valued(() => valueOf(random.of(all.filter((of) => fullUrl(of) && of !== chosen))))(chosen, random, all),
  ],
  "fullUrl in capitals": [fullUrl, valued((url) => url.toUpperCase().replace("URN:UUID:", "urn:uuid:"))],
  "fullUrl without urn": [fullUrl, valued((url) => url.replace("urn:uuid:", ""))],
  "fullUrl as a web address": [fullUrl, valued((url) => url.replace("urn:uuid:", "https://example.org/fhir/Thing/"))],
  "fullUrl as an oid": [fullUrl, valued(() => "urn:oid:1.2.36")],
  "fullUrl after the resource": [
    fullUrl,
    (chosen) => {
      const { parent } = chosen;
      if (parent === undefined) return false;
      remove(chosen);
      append(parent, chosen);
      return chosen;
    },
  ],
  "entry request added": [entry, withLast("request", {}, [value("method", "POST"), value("url", "Thing")])],
  "entry response added": [entry, withLast("response", {}, [value("status", "200")])],
  "entry search added": [
    entry,
    (chosen) => {
      const resource = elementOf(chosen, "resource");
      return resource === undefined ? false : insertAfter(resource, node("search", "", {}, [value("mode", "match")]));
    },
  ],
  "entry link added": [entry, withFirst("link", {}, [value("relation", "self"), value("url", "urn:example:self")])],
  "resource of an entry removed": [holder, removed],
  "resource of an entry emptied": [holder, emptied],
  "resource of an entry twice": [
    holder,
    (chosen) => {
      const [resource] = elementsOf(chosen);
      if (resource === undefined) return false;
      append(chosen, copyOf(resource));
      return true;
    },
  ],
  "resource outside its entry's resource": [
    holder,
    (chosen) => {
      const [resource] = elementsOf(chosen);
      if (resource === undefined || chosen.parent === undefined) return false;
      const entryOf = chosen.parent;
      remove(chosen);
      append(entryOf, resource);
      return entryOf;
    },
  ],
});

function isIn(inner: Node, outer: Node): boolean {
  return inner.parent !== undefined && (inner.parent === outer || isIn(inner.parent, outer));
}
