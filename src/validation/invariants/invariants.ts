import { bundleInvariants } from "./bundles.js";
import { dataTypeInvariants } from "./data-types.js";
import type { Invariant } from "./invariant.js";
import { narrativeInvariants } from "./narratives.js";
import { quantityInvariants } from "./quantities.js";
import { containingInvariants, resourceInvariants } from "./resources.js";
import { timingInvariants } from "./timing.js";
import { errorOf, mostFindings, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import { once } from "../../values/once.js";
import type { Met } from "../subject/walk.js";

/**
 * The invariants of FHIR STU3 that a message or an acknowledgement can break and that the element tables and schemas do
 * not say already. The walk checks `ele-1`, the schemas check `sqty-1`; `eld-` is about definitions, `ait-` about a
 * resource that no message holds.
 */
export const invariants: readonly Invariant[] = [
  ...dataTypeInvariants,
  ...quantityInvariants,
  ...timingInvariants,
  ...narrativeInvariants,
  ...bundleInvariants,
  ...containingInvariants,
  ...resourceInvariants,
];

const byType = once((): ReadonlyMap<string, readonly Invariant[]> => {
  const found = new Map<string, Invariant[]>();
  for (const one of invariants)
    if (!containingInvariants.includes(one))
      for (const type of one.types) found.set(type, [...(found.get(type) ?? []), one]);
  return found;
});
const none: readonly Met[] = [];

/** What breaks an invariant of FHIR, up to the greatest number of findings. A type that is absent costs nothing. */
export function invariantFaults({ places, values }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const { resource, type, path, isContainer } of places) {
    const asked = byType().get(type);
    if (asked !== undefined && breaksAny(asked, resource, undefined))
      addFaults(asked, resource, undefined, path, found);
    if (isContainer)
      addFaults(
        containingInvariants.filter(({ types }) => types.includes(type)),
        resource,
        undefined,
        path,
        found,
      );
  }
  for (const [type, asked] of byType()) {
    for (const met of values.get(type) ?? none) {
      if (!breaksAny(asked, met.value as object, met)) continue;
      addFaults(asked, met.value as object, met, met.path, found);
      if (found.length >= mostFindings) return found;
    }
  }
  return found;
}

function breaksAny(asked: readonly Invariant[], value: object, met: Met | undefined): boolean {
  for (const one of asked) if (!one.holds(value, met)) return true;
  return false;
}

function addFaults(
  asked: readonly Invariant[],
  value: object,
  met: Met | undefined,
  path: string,
  found: Finding[],
): void {
  for (const one of asked) if (!one.holds(value, met)) found.push(faultOf(one, value, path));
}

function faultOf({ key, code, at, text }: Invariant, value: object, path: string): Finding {
  return errorOf(
    `FHIR-${key}`,
    code,
    `${path}${typeof at === "string" ? at : (at as (broken: object) => string)(value)}`,
    text,
  );
}
