import type { Random } from "../../fault/random.js";
import { kindsOf, type Kind } from "./kind.js";
import {
  append,
  elementsOf,
  insertAfter,
  insertBefore,
  isComplex,
  isResource,
  node,
  remove,
  rootOf,
  type Node,
} from "./node.js";

const element = (of: Node): boolean => of.type !== "" && of.type !== "xhtml";
const holder = (of: Node): boolean => isComplex(of) || isResource(of);
const narrative =
  (content: readonly (Node | string)[], attributes: Readonly<Record<string, string>> = {}) =>
  (chosen: Node): Node => {
    const text = node("text", "Narrative", {}, [
      node("status", "code", { value: "generated" }),
      node("div", "xhtml", { xmlns: "http://www.w3.org/1999/xhtml", ...attributes }, content),
    ]);
    const after = elementsOf(chosen)
      .filter(({ name }) => ["id", "meta", "implicitRules", "language"].includes(name))
      .at(-1);
    if (after === undefined) append(chosen, text, 0);
    else insertAfter(after, text);
    return text;
  };
const domain = (of: Node): boolean => isResource(of) && of.type !== "Bundle" && elementsOf(of, "text").length === 0;
const other = "urn:example:other";

const inTree: readonly Kind[] = kindsOf("xml", {
  "stray text": [
    holder,
    (chosen, random) => {
      append(chosen, "stray", random.below(chosen.children.length + 1));
      return true;
    },
  ],
  "element of another namespace": [element, (chosen) => chosen.attributes.set("xmlns", other).size > 0],
  "element of no namespace": [element, (chosen) => chosen.attributes.set("xmlns", "").size > 0],
  "message of another namespace": [
    (of) => of.parent === undefined,
    (chosen) => chosen.attributes.set("xmlns", `${chosen.attributes.get("xmlns") ?? ""}/stu3`).size > 0,
  ],
  "attribute of another namespace": [
    element,
    (chosen) => chosen.attributes.set("xmlns:o", other).set("o:sure", "yes").size > 0,
  ],
  "attribute on a resource": [isResource, (chosen) => chosen.attributes.set("id", "r1").size > 0],
  "value on an element with children": [holder, (chosen) => chosen.attributes.set("value", "v").size > 0],
  "xsi:type": [
    element,
    (chosen) =>
      chosen.attributes.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance").set("xsi:type", chosen.type)
        .size > 0,
  ],
  "xsi:nil": [
    element,
    (chosen) =>
      chosen.attributes.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance").set("xsi:nil", "true").size > 0,
  ],
  "xml:lang": [element, (chosen) => chosen.attributes.set("xml:lang", "en").size > 0],
  "message wrapped in a feed": [
    (of) => of.parent === undefined,
    (chosen) => {
      const inner = node(chosen.name, chosen.type, {}, chosen.children);
      chosen.name = "feed";
      chosen.children = [];
      append(chosen, inner);
      return true;
    },
  ],
  "resource alone": [
    (of) => isResource(of) && of.parent !== undefined,
    (chosen) => {
      const root = rootOf(chosen);
      remove(chosen);
      root.name = chosen.name;
      root.children = [];
      for (const child of chosen.children) append(root, child);
      return root;
    },
  ],
  "narrative of no words": [domain, narrative([])],
  "narrative with a script": [domain, narrative([node("p", "", {}, ["Seen."]), node("script", "", {}, ["alert(1)"])])],
  "narrative with a form": [domain, narrative([node("form", "", {}, [node("input", "", { type: "text" })]), "Seen."])],
  "narrative that acts": [domain, narrative([node("p", "", { onclick: "go()" }, ["Seen."])])],
  "narrative of another namespace": [domain, narrative(["Seen."], { xmlns: "http://hl7.org/fhir" })],
  "narrative with an unknown element": [domain, narrative([node("blink", "", {}, ["Seen."])])],
  "narrative without status": [
    domain,
    (chosen) => {
      const text = narrative(["Seen."])(chosen);
      for (const status of elementsOf(text, "status")) remove(status);
      return text;
    },
  ],
  "narrative of an unknown status": [
    domain,
    (chosen) => {
      const text = narrative(["Seen."])(chosen);
      for (const status of elementsOf(text, "status")) status.attributes.set("value", "written");
      return text;
    },
  ],
  "narrative before the id": [
    domain,
    (chosen) => {
      const text = narrative(["Seen."])(chosen);
      const first = elementsOf(chosen)[0];
      if (first === undefined || first === text) return false;
      remove(text);
      return insertBefore(first, text);
    },
  ],
});

type Rewrite = (xml: string, random: Random) => string;

/** At one of the places that fit; unchanged where there is none. */
const at =
  (place: RegExp, make: (found: string) => string): Rewrite =>
  (xml, random) => {
    const found = [...xml.matchAll(place)];
    if (found.length === 0) return xml;
    const { 0: text, index } = random.of(found);
    return xml.slice(0, index) + make(text) + xml.slice(index + text.length);
  };

const tag = /<[A-Za-z]+[^<>]*\/>/g;
const rewrites: Readonly<Record<string, Rewrite>> = {
  "text cut off": (xml, random) => xml.slice(0, 1 + random.below(xml.length - 1)),
  "document type": (xml) => `<!DOCTYPE Bundle>${xml}`,
  "document type with an entity": (xml) => `<!DOCTYPE Bundle [<!ENTITY e "x">]>${xml.replace(/value="/, 'value="&e;')}`,
  "entity that nobody declared": at(/value="[^"]/g, (found) => `${found}&nbsp;`),
  "end tag of another name": at(/<\/[A-Za-z]+>/g, (found) => found.replace(/[A-Za-z]>$/, "Z>")),
  "end tag missing": at(/<\/[A-Za-z]+>/g, () => ""),
  "attribute twice": at(/value="[^"]*"/g, (found) => `${found} ${found}`),
  "attribute without quotes": at(/value="[^"&]*"/g, (found) => found.replaceAll('"', "")),
  "character that is none": at(/value="/g, (found) => `${found}\u0001`),
  "character reference that is none": at(/value="/g, (found) => `${found}&#0;`),
  "ampersand alone": at(/value="/g, (found) => `${found}A & B`),
  "undeclared prefix": at(tag, (found) => found.replace("<", "<f:")),
  "second root": (xml) => `${xml}${xml}`,
  "text after the end": (xml) => `${xml}end`,
  "text before the beginning": (xml) => `message: ${xml}`,
  "declaration in the middle": at(tag, (found) => `<?xml version="1.0"?>${found}`),
  "comment that is none": at(tag, (found) => `<!-- a -- b -->${found}`),
  "section of text between elements": at(tag, (found) => `<![CDATA[stray]]>${found}`),
  "encoding that it has not": (xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}`,
  "message as JSON": () => '{"resourceType":"Bundle","type":"message"}',
  "nothing at all": () => "",
};

const inText: readonly Kind[] = Object.entries(rewrites).map(([name, rewrite]) => ({
  name,
  level: "xml",
  change: ({ name: root }) => root,
  rewrite,
}));

export const xmlKinds: readonly Kind[] = [...inTree, ...inText];
