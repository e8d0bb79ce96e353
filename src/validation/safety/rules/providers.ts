import { pharmacistRoles } from "../../../terminology/job-roles.js";
import type { Facts, PerformerFact } from "../facts/facts.js";
import { confirmAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** Nothing is said of somebody whose role is not given. */
function isOtherRole({ roles }: PerformerFact): boolean {
  return roles.length > 0 && !roles.some((role) => pharmacistRoles.has(role));
}

/** A message does not say whether a gateway was met. */
export const providedByPharmacist: SafetyRule = {
  id: "CS-36",
  text:
    "Pharmacy First provided, or a medicine supplied under a pathway's direction, by somebody who is no " +
    "pharmacist, and " +
    "a supply under the direction of a pathway that did not apply, must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check(facts) {
    const found: SafetyFinding[] = [];
    const { service, provider } = facts;
    if (service === "pharmacy-first" && provider !== undefined && isOtherRole(provider))
      found.push(
        confirmAt(
          provider.path,
          "other-role",
          "Pharmacy First is provided by somebody whose job role is not a pharmacist's: check the role and the person.",
          provider.roles.join(", "),
        ),
      );
    addOfSupplies(facts, found);
    return found;
  },
};

function addOfSupplies({ pathways, gatewayPoint, provider, service, supplies }: Facts, found: SafetyFinding[]): void {
  const isUnmet = gatewayPoint !== undefined && gatewayPoint !== "met";
  if (pathways.length === 0 && !isUnmet) return;
  for (const { path, product, declined, underDirection, saysDirection, performer } of supplies) {
    if (declined) continue;
    if (isUnmet && saysDirection)
      found.push(
        confirmAt(
          path,
          "outside-pathway",
          "The pathway did not apply, and the medicine is supplied under its patient group direction: check both.",
          `${gatewayPoint}, ${product?.value ?? "product unknown"}`,
        ),
      );
    // Who provided the whole is asked about once.
    const isSaid = service === "pharmacy-first" && performer?.path === provider?.path;
    if (pathways.length > 0 && underDirection && performer !== undefined && !isSaid && isOtherRole(performer))
      found.push(
        confirmAt(
          path,
          "other-role",
          "A medicine under a pathway's direction is supplied by somebody whose job role is not a pharmacist's: " +
            "check " +
            "the role and the person.",
          `${performer.roles.join(", ")}, ${product?.value ?? "product unknown"}`,
        ),
      );
  }
}
