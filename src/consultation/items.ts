import type { DeclinedSupplyInput } from "./supplies/declined-supply.js";
import type { SupplyInput } from "./supplies/supply.js";

/**
 * A medicine supplied.
 *
 * @example
 * supply({
 *   product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
 *   quantity: { value: 20, unit: "capsule" },
 *   dosage: "One capsule four times a day for 5 days",
 * })
 */
export function supply(input: SupplyInput): SupplyInput {
  return input;
}

/**
 * A medicine offered and not supplied.
 *
 * @example
 * declinedSupply({
 *   product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
 *   unit: "capsule",
 *   reason: "The patient prefers to wait",
 * })
 */
export function declinedSupply(input: DeclinedSupplyInput): DeclinedSupplyInput {
  return input;
}
