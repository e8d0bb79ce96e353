import { encounterTypes, type SeenAs } from "../../../terminology/encounter.js";

const byCode = new Map(
  Object.entries(encounterTypes).map(([seen, { code }]): [string, SeenAs] => [code, seen as SeenAs]),
);

/** How a patient was seen, by the SNOMED CT code of the encounter's type; undefined for any other code. */
export function seenByCode(code: string): SeenAs | undefined {
  return byCode.get(code);
}
