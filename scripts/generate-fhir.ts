/**
 * Writes the FHIR types and element tables of src/fhir from HL7's STU3 definitions.
 * npx tsx scripts/generate-fhir.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { join } from "node:path";
import { readCodes } from "./fhir/codes.js";
import { readModels } from "./fhir/definitions.js";
import { tableSource } from "./fhir/table-source.js";
import { typeSource } from "./fhir/type-source.js";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";

const { check, folder } = readArguments(process.argv.slice(2));
const origin =
  "// Written by scripts/generate-fhir.ts. Source: HL7 FHIR STU3 3.0.1, its definitions and, for the codes of " +
  "required bindings, its XML schema.\n";

if (specIsHere(folder)) {
  const models = readModels(folder);
  putGeneratedFile(
    join(import.meta.dirname, "../src/fhir/types.generated.ts"),
    origin + typeSource(models, readCodes(folder)),
    check,
  );
  putGeneratedFile(join(import.meta.dirname, "../src/fhir/tables.generated.ts"), origin + tableSource(models), check);
}
