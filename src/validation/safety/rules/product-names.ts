import type { SupplyFact } from "../facts/facts.js";
import { confirmAt, type ListedProduct, type PathwayMedicineList, type SafetyFinding } from "../safety-rule.js";

/** Of CS-01: products whose name is not the one that the pathways' list has for the code. */
export function otherNames(supplies: readonly SupplyFact[], medicines: PathwayMedicineList): readonly SafetyFinding[] {
  const found: SafetyFinding[] = [];
  for (const { product, name } of supplies) {
    const listed = product === undefined ? undefined : medicines.find?.(product.value);
    if (product === undefined || name === undefined || listed === undefined || wasReplaced(listed)) continue;
    if (compared(name.value) !== compared(listed.name))
      found.push(
        confirmAt(
          name.path,
          "display-of-another-code",
          "The pathways' list has another name for this product's code: one of the two is wrong. Find out which.",
          `${product.value} "${name.value}"`,
          { received: product.value },
        ),
      );
  }
  return found;
}

/** The list has no name for a code that was replaced, and today's code may have another one. */
function wasReplaced({ name, replacedBy }: ListedProduct): boolean {
  return replacedBy !== undefined || name.startsWith("VMP previous to ");
}

/** A name without the supplier, which stands in brackets at its end, in the form in which names are compared. */
function compared(name: string): string {
  return withoutSupplier(name.trim()).replace(/\s/g, "").toLowerCase();
}

/** The supplier may have brackets of its own: "(Gedeon Richter (UK) Ltd)". */
function withoutSupplier(name: string): string {
  if (!name.endsWith(")")) return name;
  let open = 0;
  for (let at = name.length - 1; at > 0; at -= 1) {
    if (name[at] === ")") open += 1;
    if (name[at] === "(") open -= 1;
    if (open === 0) return name.slice(0, at);
  }
  return name;
}
