import { bundleInvariants } from "./bundles.js";
import { dataTypeInvariants } from "./data-types.js";
import type { Invariant } from "./invariant.js";
import { narrativeInvariants } from "./narratives.js";
import { quantityInvariants } from "./quantities.js";
import { containingInvariants, resourceInvariants } from "./resources.js";
import { timingInvariants } from "./timing.js";

/**
 * The invariants of FHIR STU3 that a message or an acknowledgement can break and that the element tables and schemas do
 * not
 * say already. `ele-1` is the walk's; `sqty-1` is the schemas'; `eld-` is about definitions, `ait-` about a resource
 * that no message holds.
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
