/**
 * Writes src/terminology/nhs-code-lists.generated.ts from NHS England's small code systems.
 * npx tsx scripts/generate-nhs-code-lists.ts [--check] [folder of the facts, default ../shared/spec]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCodeSystem } from "./read-code-system.js";

const { check, folder } = readArguments(process.argv.slice(2));

/**
 * Not among them: the job roles, which have a file of their own; headings (UR-060) and participant types (UR-031),
 * which rules of their
 * own judge, as they do response codes (UR-113); interpretations, of which the documents contradict each other
 * (UR-076).
 */
const names = [
  "CareConnect-ConditionCategory-1",
  "CareConnect-NHSNumberVerificationStatus-1",
  "GPConnect-OrganisationType-1",
  "ITK-Acknowledgement-1",
  "ITK-MessageEvent-2",
  "ITK-RecipientType-1",
];

if (specIsHere(folder)) {
  const rows = names.map((name) => {
    const { url, concepts } = readCodeSystem(readFileSync(join(folder, `codesystems/CodeSystem-${name}.xml`), "utf8"));
    return `  ${JSON.stringify(url)}:\n    ${JSON.stringify(concepts.map(({ code }) => code).join(" "))},`;
  });
  const content = `// Written by scripts/generate-nhs-code-lists.ts. Source: NHS England's code systems, each under its own address.

/** Every code of these systems, by the system's address. */
export const nhsCodeLists: Readonly<Record<string, string>> = {
${rows.join("\n")}
};
`;
  putGeneratedFile(join(import.meta.dirname, "../src/terminology/nhs-code-lists.generated.ts"), content, check);
}
