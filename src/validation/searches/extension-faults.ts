import type { Extension } from "../../fhir/types.js";
import { contextsOfExtensions } from "../annotations.generated.js";
import { errorOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import type { Met } from "../subject/walk.js";

const contextsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(contextsOfExtensions));

/** Defined extensions that are used at elements that their definition does not name, or as modifiers. */
export function extensionFaults({ values }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const met of values.get("Extension") ?? []) {
    const { url } = met.value as Partial<Extension>;
    // The parts of an extension have short names; an extension itself has an address.
    if (url !== undefined && met.within?.type !== "Extension" && !url.includes(":"))
      found.push(
        errorOf(
          "FHIR-Extension",
          "wrong-form",
          met.path,
          "An extension must be named by its whole address, such as https://...",
        ),
      );
    const contexts = url === undefined ? undefined : contextsOf.get(url);
    if (contexts === undefined) {
      // A receiver that does not know a modifier extension must not read on, and the guide has none.
      if (met.name === "modifierExtension")
        found.push(
          errorOf(
            "FHIR-Extension",
            "unknown-extension",
            met.path,
            "A message must not hold a modifier extension: it would change the meaning of the element that holds it.",
          ),
        );
      continue;
    }
    if (met.name === "modifierExtension")
      found.push(
        errorOf(
          "FHIR-Extension",
          "forbidden",
          met.path,
          "This extension does not change the meaning of its element: put it into extension, not modifierExtension.",
        ),
      );
    else if (!placesOf(met).some((place) => contexts.includes(place)))
      found.push(
        errorOf("FHIR-Extension", "forbidden", met.path, `This extension is only allowed at ${contexts.join(", ")}.`),
      );
  }
  return found;
}

/** What an extension belongs to: the resource, or the element by its type and by its path. */
function placesOf({ place, within }: Met): readonly string[] {
  const resource = place.type;
  return within === undefined ? [resource] : [within.type, `${resource}.${elementOf(within)}`];
}

function elementOf({ name, within }: Met): string {
  return within === undefined ? name : `${elementOf(within)}.${name}`;
}
