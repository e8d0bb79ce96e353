import { errorOf, type Finding } from "../finding.js";
import type { Subject } from "../subject.js";
import type { Met } from "../walk.js";
import type { Invariant } from "./invariant.js";
import { invariants } from "./invariants.js";

const byType = new Map<string, Invariant[]>();
for (const one of invariants) for (const type of one.types) byType.set(type, [...(byType.get(type) ?? []), one]);

/** What breaks an invariant of FHIR. A type that is not there costs nothing. */
export function* invariantFaults({ places, values }: Subject): Generator<Finding> {
  for (const { resource, path } of places) {
    for (const one of byType.get(resource.resourceType) ?? []) if (!one.holds(resource, undefined)) yield faultOf(one, resource, path);
  }
  for (const [type, alike] of values) {
    const asked = byType.get(type);
    if (asked === undefined) continue;
    for (const met of alike.filter((one) => breaksAny(asked, one))) for (const one of asked) if (!one.holds(met.value as object, met)) yield faultOf(one, met.value as object, met.path);
  }
}

/** Apart from the generator, in which a loop over every value takes several times as long. */
function breaksAny(asked: readonly Invariant[], met: Met): boolean {
  for (const one of asked) if (!one.holds(met.value as object, met)) return true;
  return false;
}

function faultOf({ key, code, at, text }: Invariant, value: object, path: string): Finding {
  return errorOf(`FHIR-${key}`, code, `${path}${typeof at === "string" ? at : (at as (broken: object) => string)(value)}`, text);
}
