import type { OtherName, PersonName } from "../../consultation/people/person-name.js";
import type { HumanName } from "../../fhir/types.js";
import { listed } from "./listed.js";

/** A name with its parts, as they were given. */
export function humanNameOf({ text, family, given, prefix, suffix }: PersonName | Omit<OtherName, "use">): HumanName {
  return {
    ...(text === undefined ? {} : { text }),
    ...(family === undefined ? {} : { family }),
    ...listed({ given, prefix, suffix }),
  };
}
