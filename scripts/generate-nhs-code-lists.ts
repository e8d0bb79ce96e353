/**
 * Writes src/terminology/nhs-code-lists.generated.ts from NHS England's small code systems.
 * npx tsx scripts/generate-nhs-code-lists.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCodeSystem } from "./read-code-system.js";

const { check, folder } = readArguments(process.argv.slice(2));

/**
 * Not in this list: the job roles, which have their own file; headings (UR-060) and response codes (UR-113), which
 * have their own rules; interpretations, on which the documents contradict each other
 * (UR-076).
 */
const names = [
  "CareConnect-ConditionCategory-1",
  "CareConnect-NHSNumberVerificationStatus-1",
  "GPConnect-OrganisationType-1",
  "GPConnect-ParticipantType-1",
  "ITK-Acknowledgement-1",
  "ITK-MessageEvent-2",
  "ITK-RecipientType-1",
];

if (specIsHere(folder)) {
  const rows = names.map((name) => {
    const { url, concepts } = readCodeSystem(readFileSync(join(folder, `codesystems/CodeSystem-${name}.xml`), "utf8"));
    return `  ${JSON.stringify(url)}:\n    ${JSON.stringify(concepts.map(({ code }) => code).join(" "))},`;
  });
  const source = "NHS England's code systems, each under its own address";
  const content = `// Written by scripts/generate-nhs-code-lists.ts. Source: ${source}.

/** Every code of these systems, by the system's address. */
export const nhsCodeLists: Readonly<Record<string, string>> = {
${rows.join("\n")}
};
`;
  putGeneratedFile(join(import.meta.dirname, "../src/terminology/nhs-code-lists.generated.ts"), content, check);
}
