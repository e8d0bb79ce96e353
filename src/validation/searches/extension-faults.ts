import type { Extension } from "../../fhir/types.js";
import { contextsOfExtensions } from "../annotations.generated.js";
import { errorOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import type { Met } from "../subject/walk.js";

const contextsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(contextsOfExtensions));

/**
 * Extensions that are defined, at elements that their definition does not name, or said to change the meaning of what
 * they stand at.
 */
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
          "An extension is named by its whole address, such as https://...",
        ),
      );
    const contexts = url === undefined ? undefined : contextsOf.get(url);
    if (contexts === undefined) {
      // A receiver who does not know what it changes must not read on, and the guide knows of none.
      if (met.name === "modifierExtension")
        found.push(
          errorOf(
            "FHIR-Extension",
            "unknown-extension",
            met.path,
            "No extension that changes the meaning of what it stands in has a place in a message.",
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
          "This extension adds to an element; it is none that changes the meaning: it stands in extension.",
        ),
      );
    else if (!placesOf(met).some((place) => contexts.includes(place)))
      found.push(
        errorOf("FHIR-Extension", "forbidden", met.path, `This extension may stand at ${contexts.join(", ")} only.`),
      );
  }
  return found;
}

/** What an extension stands at: the resource, or the element by its type and by its path. */
function placesOf({ place, within }: Met): readonly string[] {
  const resource = place.type;
  return within === undefined ? [resource] : [within.type, `${resource}.${elementOf(within)}`];
}

function elementOf({ name, within }: Met): string {
  return within === undefined ? name : `${elementOf(within)}.${name}`;
}
