// Written by scripts/generate-pathway-medicines.ts. Source: OpenSAFELY's lists of dm+d products, one for each clinical pathway.

/** Codes of dm+d for hydrogen peroxide: supplied under a clinical protocol, not a patient group direction (UR-039). */
export const protocolProducts: readonly string[] = [
  "333421008",
  "4876911000001102",
  "41901511000001106",
];
