import { typeTables } from "../../../src/fhir/tables.js";
import { doubled, emptied, removed, withLast } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import {
  append,
  elementOf,
  elementsOf,
  insertAfter,
  isComplex,
  isPrimitive,
  isResource,
  node,
  remove,
  type Node,
} from "./node.js";
import { putInOrder, sampleOf } from "./sample.js";

const extension = ({ type }: Node): boolean => type === "Extension";
const valueIn = (of: Node): Node | undefined => elementsOf(of).find(({ name }) => name.startsWith("value"));
const backbone = (of: Node): boolean => of.type.includes(".") || (isResource(of) && of.type !== "Bundle");
const text = (value = "A remark"): Node => node("valueString", "string", { value });
const set =
  (name: string, ...values: readonly string[]): Change =>
  (chosen, random) => {
    chosen.attributes.set(name, random.of(values));
    return true;
  };

export const extensionKinds: readonly Kind[] = kindsOf("extension", {
  "extension removed": [extension, removed],
  "extension doubled": [extension, doubled],
  "extension emptied": [extension, emptied],
  "extension without url": [extension, (chosen) => chosen.attributes.delete("url")],
  "extension of an empty url": [extension, set("url", "")],
  "extension of an unknown url": [
    extension,
    set(
      "url",
      "urn:example:extension",
      "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-Unknown-1",
      "http://hl7.org/fhir/StructureDefinition/unknown",
    ),
  ],
  "extension of a url that is none": [extension, set("url", "not an address", "relative", "#x")],
  "extension of another's url": [
    extension,
    (chosen, random, all) => {
      const others = all.filter((of) => extension(of) && of.attributes.get("url") !== chosen.attributes.get("url"));
      if (others.length === 0) return false;
      chosen.attributes.set("url", random.of(others).attributes.get("url") ?? "");
      return true;
    },
  ],
  "extension's value removed": [
    extension,
    (chosen) => {
      const value = valueIn(chosen);
      if (value !== undefined) remove(value);
      return value !== undefined;
    },
  ],
  "extension's value of another type": [
    extension,
    (chosen, random) => {
      const value = valueIn(chosen);
      const tables = [...(typeTables().get("Extension")?.elements.values() ?? [])].filter(
        ({ name }) => name.startsWith("value") && name !== value?.name,
      );
      if (value === undefined) return false;
      const other = insertAfter(value, sampleOf(random.of(tables), random));
      remove(value);
      return other;
    },
  ],
  "extension with value and extensions": [
    extension,
    (chosen) => {
      if (valueIn(chosen) === undefined) append(chosen, text());
      else append(chosen, node("extension", "Extension", { url: "urn:example:inner" }, [text()]), 0);
      return true;
    },
  ],
  "extension with two values": [
    extension,
    (chosen) => {
      append(chosen, text());
      append(chosen, node("valueBoolean", "boolean", { value: "true" }));
      return true;
    },
  ],
  "extensions swapped": [
    extension,
    (chosen) => {
      const next =
        chosen.parent === undefined
          ? undefined
          : elementsOf(chosen.parent, "extension").find((_one, index, all) => all[index - 1] === chosen);
      if (next === undefined) return false;
      remove(chosen);
      return insertAfter(next, chosen);
    },
  ],
  "extension after its parent's end": [
    extension,
    (chosen) => {
      const { parent } = chosen;
      if (parent === undefined || elementsOf(parent).at(-1)?.name === "extension") return false;
      remove(chosen);
      append(parent, chosen);
      return chosen;
    },
  ],
  "unknown extension on a resource": [
    (of) => isResource(of) && of.type !== "Bundle",
    (chosen) => putInOrder(chosen, node("extension", "Extension", { url: "urn:example:extension" }, [text()])),
  ],
  "extension on a bundle": [
    (of) => of.type === "Bundle",
    withLast("extension", { url: "urn:example:extension" }, [text()]),
  ],
  "extension that says nothing on a data type": [
    (of) => isComplex(of) && !extension(of),
    (chosen) => putInOrder(chosen, node("extension", "Extension", { url: "urn:example:extension" })),
  ],
  "extension without url on a primitive": [
    isPrimitive,
    (chosen) => {
      append(chosen, node("extension", "Extension", {}, [text()]));
      return true;
    },
  ],
  "extension on a primitive in the place of its value": [
    isPrimitive,
    (chosen) => {
      append(chosen, node("extension", "Extension", { url: "urn:example:extension" }, [text()]));
      return chosen.attributes.delete("value");
    },
  ],
  "unknown child of a primitive": [isPrimitive, withLast("mood", { value: "good" })],
  "modifier extension added": [
    backbone,
    (chosen) =>
      putInOrder(
        chosen,
        node("modifierExtension", "Extension", { url: "urn:example:negates" }, [
          node("valueBoolean", "boolean", { value: "true" }),
        ]),
      ),
  ],
  "modifier extension on a data type": [
    (of) => isComplex(of) && !of.type.includes("."),
    (chosen) => {
      const first = elementsOf(chosen)[0];
      append(chosen, node("modifierExtension", "Extension", { url: "urn:example:negates" }, [text()]), 0);
      return first === undefined ? true : elementOf(chosen, "modifierExtension");
    },
  ],
  "extension made a modifier": [
    extension,
    (chosen) => {
      chosen.name = "modifierExtension";
      return true;
    },
  ],
});
