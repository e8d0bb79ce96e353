import { doubled, emptied, removed, without } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import { elementOf, elementsOf, insertAfter, isComplex, node, remove, valueOf, type Node } from "./node.js";
import { putInOrder } from "./sample.js";

const coding = (of: Node): boolean => of.type === "Coding";
const concept = (of: Node): boolean => of.type === "CodeableConcept" && isComplex(of);

/** A part of the coding, as it stands in another coding of the message that differs in it. */
function ofAnother(name: string, alike: (chosen: Node, other: Node) => boolean = () => true): Change {
  return (chosen, random, all) => {
    const own = elementOf(chosen, name);
    const others = all.filter(
      (of) =>
        coding(of) &&
        elementOf(of, name) !== undefined &&
        valueOf(elementOf(of, name)) !== valueOf(own) &&
        alike(chosen, of),
    );
    if (own === undefined || others.length === 0) return false;
    own.attributes.set("value", valueOf(elementOf(random.of(others), name)));
    return own;
  };
}

function set(name: string, type: string, make: (value: string) => string): Change {
  return (chosen) => {
    const old = elementOf(chosen, name);
    const value = valueOf(old);
    if (old !== undefined) remove(old);
    putInOrder(chosen, node(name, type, { value: make(value) }));
    return make(value) !== value;
  };
}

const sameSystem = (chosen: Node, other: Node): boolean =>
  valueOf(elementOf(chosen, "system")) === valueOf(elementOf(other, "system"));

export const codingKinds: readonly Kind[] = kindsOf("coding", {
  "coding removed": [coding, removed],
  "coding doubled": [coding, doubled],
  "coding emptied": [coding, emptied],
  "code removed": [coding, without("code")],
  "system removed": [coding, without("system")],
  "display removed": [coding, without("display")],
  "code of another coding": [coding, ofAnother("code", sameSystem)],
  "code of another system": [coding, ofAnother("code", (chosen, other) => !sameSystem(chosen, other))],
  "system of another coding": [coding, ofAnother("system")],
  "display of another coding": [coding, ofAnother("display")],
  "whole coding of another place": [
    coding,
    (chosen, random, all) => {
      const others = all.filter(
        (of) => coding(of) && valueOf(elementOf(of, "code")) !== valueOf(elementOf(chosen, "code")),
      );
      if (others.length === 0) return false;
      chosen.children = [];
      for (const { name, type, attributes } of elementsOf(random.of(others)))
        putInOrder(chosen, node(name, type, Object.fromEntries(attributes)));
      return true;
    },
  ],
  "code unknown": [coding, set("code", "code", (code) => `${code}9`)],
  "code in capitals": [coding, set("code", "code", (code) => code.toUpperCase())],
  "code and display exchanged": [
    coding,
    (chosen) => {
      const [code, display] = [elementOf(chosen, "code"), elementOf(chosen, "display")];
      if (code === undefined || display === undefined) return false;
      const value = valueOf(code);
      code.attributes.set("value", valueOf(display));
      display.attributes.set("value", value);
      return true;
    },
  ],
  "system unknown": [coding, set("system", "uri", (system) => `${system}-9`)],
  "system with a space": [coding, set("system", "uri", (system) => `${system} `)],
  "display in other words": [coding, set("display", "string", () => "Something else")],
  "display in capitals": [coding, set("display", "string", (display) => display.toUpperCase())],
  "display with a space": [coding, set("display", "string", (display) => `${display} `)],
  "version of a code system added": [coding, set("version", "string", () => "1.0")],
  "coding chosen by the user": [coding, set("userSelected", "boolean", () => "true")],
  "second coding of a list": [
    coding,
    (chosen) =>
      insertAfter(
        chosen,
        node(chosen.name, "Coding", {}, [
          node("system", "uri", { value: "urn:example:codes" }),
          node("code", "code", { value: "x1" }),
          node("display", "string", { value: "Something else" }),
        ]),
      ),
  ],
  "concept emptied": [concept, emptied],
  "concept without text": [concept, without("text")],
  "concept in other words": [concept, set("text", "string", () => "Something else")],
});
