import type { PersonName } from "../consultation/person-name.js";
import type { HumanName } from "../fhir/types.js";

/** A name; a list that holds nothing is not there, since FHIR knows no empty element. */
export function humanNameOf({ family, given = [], prefix = [] }: PersonName): HumanName {
  return { family, ...(given.length === 0 ? {} : { given }), ...(prefix.length === 0 ? {} : { prefix }) };
}
