import { doubled, emptied, removed, valued } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import { elementOf, node, remove, valueOf, type Node } from "./node.js";
import { putInOrder } from "./sample.js";

const reference = (of: Node): boolean => of.type === "Reference" && elementOf(of, "reference") !== undefined;
const names = (of: Node): boolean => of.name === "reference" && of.parent?.type === "Reference";
const to = (make: (url: string) => string): Change => valued(make);
const uuidOf = (url: string): string => url.replace("urn:uuid:", "");

export const referenceKinds: readonly Kind[] = kindsOf("reference", {
  "reference removed": [reference, removed],
  "reference doubled": [reference, doubled],
  "reference emptied": [reference, emptied],
  "reference to nobody": [names, to(() => "urn:uuid:5d6e7f80-91a2-4b3c-8d4e-5f60718293a4")],
  "reference to another resource": [
    names,
    (chosen, random, all) =>
      to(() => valueOf(random.of(all.filter((of) => of.name === "fullUrl"))))(chosen, random, all),
  ],
  "reference to itself": [
    names,
    (chosen, random, all) =>
      to((url) => {
        let at: Node | undefined = chosen;
        while (at !== undefined && at.type !== "Bundle.entry") at = at.parent;
        return at === undefined ? url : valueOf(elementOf(at, "fullUrl"));
      })(chosen, random, all),
  ],
  "reference across bundles": [
    names,
    (chosen, random, all) =>
      to((url) => {
        const top = all.filter(
          (of) => of.name === "fullUrl" && of.parent?.parent?.parent === undefined && valueOf(of) !== url,
        );
        return top.length === 0 ? url : valueOf(random.of(top));
      })(chosen, random, all),
  ],
  "reference by type and id": [names, to((url) => `Patient/${uuidOf(url)}`)],
  "reference by id alone": [names, to(uuidOf)],
  "reference to something contained": [names, to(() => "#inside")],
  "reference to a web address": [names, to((url) => `https://example.org/fhir/Patient/${uuidOf(url)}`)],
  "reference in capitals": [names, to((url) => url.toUpperCase())],
  "reference with a version": [names, to((url) => `${url}/_history/1`)],
  "reference with a space": [names, to((url) => `${url} `)],
  "reference by words alone": [
    reference,
    (chosen) => {
      chosen.children = [node("display", "string", { value: "Somebody" })];
      return true;
    },
  ],
  "reference by identifier alone": [
    reference,
    (chosen) => {
      const url = elementOf(chosen, "reference");
      if (url !== undefined) remove(url);
      return putInOrder(
        chosen,
        node("identifier", "Identifier", {}, [
          node("system", "uri", { value: "https://fhir.nhs.uk/Id/nhs-number" }),
          node("value", "string", { value: "9991956832" }),
        ]),
      );
    },
  ],
});
