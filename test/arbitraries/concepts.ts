import fc from "fast-check";
import type { CodedConceptInput } from "../../src/consultation/index.js";
import { knownDisplays, pathways } from "../../src/terminology/index.js";

const known = (...codes: readonly string[]): fc.Arbitrary<CodedConceptInput> =>
  fc.constantFrom(...codes.map((code) => ({ code, display: knownDisplays().get(code)?.displays[0] ?? "" })));

/** Conditions whose display the project knows. */
export const condition: fc.Arbitrary<CodedConceptInput> = known(
  ...Object.values(pathways).map(({ condition: { code } }) => code),
  "276433004",
  "68566005",
);
export const bodySite: fc.Arbitrary<CodedConceptInput> = known("368208006", "368209003", "40983000");
export const route: fc.Arbitrary<CodedConceptInput> = known("26643006");
/** Actual products (AMP) of dm+d: those of the official examples, and some of the pathways' lists. */
export const product: fc.Arbitrary<CodedConceptInput> = fc.oneof(
  known("289411000001107", "24549911000001107", "17346711000001106"),
  fc.constantFrom(
    { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
    { code: "30272211000001100", display: "Macrobid 100mg modified-release capsules (Waymade Healthcare Plc)" },
    { code: "4876911000001102", display: "Crystacide 1% cream (Reig Jofre UK Ltd)" },
    { code: "17961711000001101", display: "Aciclovir 800mg tablets (Almus Pharmaceuticals Ltd)" },
  ),
);
