import type { Quantity } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, type Finding } from "../report/finding.js";

/** That a quantity is in one of these UCUM units. */
export function unitFinding(
  rule: string,
  { system, code }: Quantity,
  path: string,
  units: readonly string[],
  found: Finding[],
): void {
  if (system !== systems.ucum)
    found.push(
      errorOf(
        rule,
        "other-system",
        system === undefined ? path : `${path}.system`,
        `The unit is of another system: it must be a code of ${systems.ucum}.`,
        { expected: systems.ucum, received: system },
      ),
    );
  else if (code === undefined || !units.includes(code))
    found.push(
      errorOf(
        rule,
        "wrong-unit",
        code === undefined ? path : `${path}.code`,
        `Another unit stands here: it must be ${units.join(" or ")}. Convert the value too.`,
        { expected: units, received: code },
      ),
    );
}
