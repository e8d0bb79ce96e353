import { typeTables } from "../../../src/fhir/tables.js";
import { doubled, emptied, removed, withFirst, withLast } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import {
  append,
  copyOf,
  elementsOf,
  insertAfter,
  insertBefore,
  isComplex,
  isResource,
  node,
  remove,
  tableOf,
  type Node,
} from "./node.js";
import { kindOfPlace } from "./path-of.js";
import { absentFrom, putInOrder, sampleOf } from "./sample.js";

/** A member of a resource or type: not the resource itself, its holder or a part of a narrative. */
const element = (of: Node): boolean => of.parent !== undefined && tableOf(of) !== undefined;
const parent = (of: Node): boolean => isResource(of) || isComplex(of);
const listed = (of: Node): boolean => tableOf(of)?.repeats === true;
const choice = (of: Node): boolean =>
  element(of) &&
  /^(?:value|effective|onset|abatement|medication|deceased|multipleBirth|dose|rate|asNeeded|bounds|item)[A-Z]/.test(
    of.name,
  );

const added =
  (name?: string): Change =>
  (chosen, random) => {
    const absent = absentFrom(chosen).filter((table) => name === undefined || table.name === name);
    return absent.length === 0 ? false : putInOrder(chosen, sampleOf(random.of(absent), random));
  };

export const elementKinds: readonly Kind[] = kindsOf("element", {
  "element removed": [element, removed],
  "element of a resource removed": [(of) => element(of) && of.parent !== undefined && isResource(of.parent), removed],
  "element of a data type removed": [(of) => element(of) && of.parent !== undefined && isComplex(of.parent), removed],
  "element doubled": [element, doubled],
  "single element doubled": [(of) => element(of) && !listed(of), doubled],
  "list removed": [
    listed,
    (chosen) => {
      const alike = chosen.parent === undefined ? [] : elementsOf(chosen.parent, chosen.name);
      for (const one of alike) remove(one);
      return true;
    },
  ],
  "list of three": [
    listed,
    (chosen) => {
      insertAfter(chosen, copyOf(chosen));
      return insertAfter(chosen, copyOf(chosen));
    },
  ],
  "element emptied": [(of) => element(of) && !of.attributes.has("value"), emptied],
  "elements swapped": [
    element,
    (chosen) => {
      const next =
        chosen.parent === undefined
          ? undefined
          : elementsOf(chosen.parent).find(
              (_one, index, all) => all[index - 1] === chosen && all[index]?.name !== chosen.name,
            );
      if (next === undefined) return false;
      remove(chosen);
      return insertAfter(next, chosen);
    },
  ],
  "element moved to the front": [
    element,
    (chosen) => {
      const first = chosen.parent === undefined ? undefined : elementsOf(chosen.parent)[0];
      if (first === undefined || first.name === chosen.name) return false;
      remove(chosen);
      return insertBefore(first, chosen);
    },
  ],
  "list broken in two": [
    listed,
    (chosen) => {
      const last = chosen.parent === undefined ? undefined : elementsOf(chosen.parent).at(-1);
      if (last === undefined || last.name === chosen.name) return false;
      return insertAfter(last, copyOf(chosen));
    },
  ],
  "element renamed": [
    element,
    (chosen) => {
      chosen.name = `${chosen.name}s`;
      return true;
    },
  ],
  "element in capitals": [
    element,
    (chosen) => {
      chosen.name = chosen.name.charAt(0).toUpperCase() + chosen.name.slice(1);
      return true;
    },
  ],
  "element renamed to a sibling's name": [
    element,
    (chosen, random) => {
      const names = [
        ...(typeTables()
          .get(chosen.parent?.type ?? "")
          ?.elements.keys() ?? []),
      ].filter((name) => name !== chosen.name);
      if (names.length === 0) return false;
      chosen.name = random.of(names);
      return true;
    },
  ],
  "unknown element first": [parent, withFirst("mood", { value: "good" })],
  "unknown element last": [parent, withLast("mood", { value: "good" })],
  "element added": [parent, added()],
  "element of a resource added": [isResource, added()],
  "element of a data type added": [(of) => isComplex(of) && of.type !== "Extension", added()],
  "element of another resource added": [
    isResource,
    (chosen, random) => {
      const tables = [...typeTables().values()].filter(({ isResource: whole, name }) => whole && name !== chosen.type);
      return insertLast(chosen, sampleOf(random.of([...random.of(tables).elements.values()]), random));
    },
  ],
  "element moved to another parent": [
    element,
    (chosen, random, all) => {
      const home = random.of(all.filter((of) => parent(of) && of.type !== chosen.parent?.type));
      const copy = copyOf(chosen);
      remove(chosen);
      return insertLast(home, copy);
    },
  ],
  "element wrapped in itself": [
    isComplex,
    (chosen) => {
      const inner = copyOf(chosen);
      chosen.children = [];
      append(chosen, inner);
      return true;
    },
  ],
  "element taken from a like place": [
    isComplex,
    (chosen, random, all) => {
      const alike = all.filter((of) => of.type === chosen.type && kindOfPlace(of) !== kindOfPlace(chosen));
      if (alike.length === 0) return false;
      const other = copyOf(random.of(alike));
      other.name = chosen.name;
      insertAfter(chosen, other);
      remove(chosen);
      return other;
    },
  ],
  "choice retyped": [
    choice,
    (chosen, random) => {
      const stem = chosen.name.slice(0, chosen.name.search(/[A-Z]/));
      const tables = [
        ...(typeTables()
          .get(chosen.parent?.type ?? "")
          ?.elements.values() ?? []),
      ].filter(({ name }) => name.startsWith(stem) && /^[A-Z]/.test(name.slice(stem.length)) && name !== chosen.name);
      if (tables.length === 0) return false;
      const other = insertAfter(chosen, sampleOf(random.of(tables), random));
      remove(chosen);
      return other;
    },
  ],
  "choice of no type": [
    choice,
    (chosen) => {
      chosen.name = chosen.name.slice(0, chosen.name.search(/[A-Z]/));
      return true;
    },
  ],
  "choice twice": [
    choice,
    (chosen, random) => {
      const stem = chosen.name.slice(0, chosen.name.search(/[A-Z]/));
      const tables = [
        ...(typeTables()
          .get(chosen.parent?.type ?? "")
          ?.elements.values() ?? []),
      ].filter(({ name }) => name.startsWith(stem) && name !== chosen.name);
      return tables.length === 0 ? false : insertAfter(chosen, sampleOf(random.of(tables), random));
    },
  ],
  "codings replaced by a text": [
    (of) => of.type === "CodeableConcept",
    (chosen) => {
      chosen.children = [node("text", "string", { value: "Something else" })];
      return true;
    },
  ],
});

function insertLast(home: Node, child: Node): Node {
  append(home, child);
  return child;
}
