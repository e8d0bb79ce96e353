import { doubled, emptied, removed, valued, withChildAfter } from "./changes.js";
import { kindsOf, type Kind } from "./kind.js";
import { append, elementOf, isResource, node, valueOf, type Node } from "./node.js";
import { putInOrder } from "./sample.js";

const profile = (of: Node): boolean => of.name === "profile" && of.parent?.type === "Meta";
const id = (of: Node): boolean => of.name === "id" && of.parent !== undefined && isResource(of.parent);
const domain = (of: Node): boolean => isResource(of) && of.type !== "Bundle";
const others = [
  "Patient",
  "Observation",
  "Organization",
  "Composition",
  "Flag",
  "Basic",
  "Medication",
  "Nonsense",
  "Bundle",
];

export const resourceKinds: readonly Kind[] = kindsOf("resource", {
  "resource renamed": [
    isResource,
    (chosen, random) => {
      chosen.name = random.of(others.filter((name) => name !== chosen.name));
      return true;
    },
  ],
  "resource emptied": [domain, emptied],
  "resource id removed": [id, removed],
  "resource id of another form": [id, valued(() => "not a form for an id")],
  "resource id too long": [id, valued(() => "a".repeat(65))],
  "resource id of nobody": [id, valued(() => "5d6e7f80-91a2-4b3c-8d4e-5f60718293a4")],
  "resource id doubled": [id, doubled],
  "meta removed": [(of) => of.type === "Meta", removed],
  "meta emptied": [(of) => of.type === "Meta", emptied],
  "meta doubled": [(of) => of.type === "Meta", doubled],
  "lastUpdated as a date": [(of) => of.name === "lastUpdated", valued((value) => value.slice(0, 10))],
  "profile removed": [profile, removed],
  "profile unknown": [profile, valued((url) => `${url}9`)],
  "profile of another version": [profile, valued((url) => url.replace(/-(\d)$/, "-7"))],
  "profile of another resource": [
    profile,
    (chosen, random, all) => valued(() => valueOf(random.of(all.filter((of) => profile(of)))))(chosen, random, all),
  ],
  "profile doubled": [profile, doubled],
  "profile with a space": [profile, valued((url) => ` ${url}`)],
  "profile of plain FHIR": [
    profile,
    (chosen, random, all) =>
      valued(() => {
        const type = random.of(["Patient", "Observation", chosen.parent?.parent?.type ?? ""]);
        return `http://hl7.org/fhir/StructureDefinition/${type}`;
      })(chosen, random, all),
  ],
  "resource contained": [
    domain,
    (chosen, random) =>
      putInOrder(
        chosen,
        node("contained", "Resource", {}, [
          node(
            "Organization",
            "Organization",
            {},
            random.below(2) === 0
              ? [node("name", "string", { value: "A pharmacy" })]
              : [node("id", "id", { value: "inside" }), node("name", "string", { value: "A pharmacy" })],
          ),
        ]),
      ),
  ],
  "implicit rules added": [
    isResource,
    (chosen) => putInOrder(chosen, node("implicitRules", "uri", { value: "urn:example:rules" })),
  ],
  "language added": [
    isResource,
    (chosen, random) =>
      putInOrder(chosen, node("language", "code", { value: random.of(["en", "en-GB", "English", "xx-unknown"]) })),
  ],
  "narrative added": [
    domain,
    (chosen, random) =>
      putInOrder(
        chosen,
        node("text", "Narrative", {}, [
          node("status", "code", { value: random.of(["generated", "additional", "written"]) }),
          node("div", "xhtml", { xmlns: "http://www.w3.org/1999/xhtml" }, [
            random.of([
              "Seen today.",
              node("p", "", {}, ["Seen today."]),
              node("script", "", {}, ["alert(1)"]),
              node("p"),
              " ",
            ]),
          ]),
        ]),
      ),
  ],
  "security label added": [
    (of) => of.type === "Meta",
    (chosen) => putInOrder(chosen, node("security", "Coding", {}, [node("code", "code", { value: "R" })])),
  ],
  "version of a resource added": [(of) => of.type === "Meta", withChildAfter([], "versionId", "not a version")],
  "foreign resource in the place of one": [
    domain,
    (chosen, random) => {
      const name = elementOf(chosen, "id");
      chosen.name = random.of(["Flag", "Basic", "Binary", "Device"]);
      chosen.children = [];
      if (name !== undefined) append(chosen, name);
      return true;
    },
  ],
});
