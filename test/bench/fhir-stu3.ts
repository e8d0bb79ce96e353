import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fhir } from "fhir/fhir.js";
import { ParseConformance } from "fhir/parseConformance.js";

/** The npm package `fhir`, which ships only R4, with HL7's STU3 definitions loaded from a folder. */
export function fhirWithStu3(folder: string): Fhir {
  const parser = new ParseConformance(false, "STU3");
  const definitions = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown);
  parser.parseBundle({ resourceType: "Bundle", entry: definitions.map((resource) => ({ resource })) });
  return new Fhir(parser);
}
