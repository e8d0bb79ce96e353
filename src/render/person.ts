import type { PersonName } from "../consultation/person-name.js";

/** `Mrs Agnes Mary THISTLEWOOD`: the family name in capitals, since given names may look like one. */
export function writtenName({ prefix = [], given = [], family }: PersonName): string {
  return [...prefix, ...given, family.toUpperCase()].join(" ");
}
