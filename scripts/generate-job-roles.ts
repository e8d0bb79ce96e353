/**
 * Writes src/terminology/job-roles.generated.ts from NHS England's code system of job roles.
 * npx tsx scripts/generate-job-roles.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inQuotes, putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCodeSystem } from "./read-code-system.js";

const { check, folder } = readArguments(process.argv.slice(2));

if (specIsHere(folder)) {
  const { url, version, date, concepts } = readCodeSystem(
    readFileSync(join(folder, "codesystems/CodeSystem-CareConnect-SDSJobRoleName-1.xml"), "utf8"),
  );
  const displays = Object.fromEntries(concepts.map(({ code, display }) => [code, display]));
  const content = `// Written by scripts/generate-job-roles.ts. Source: CodeSystem ${url} ${version} of ${date}.

/** The code of a job role, such as \`R1290\` for a pharmacist. */
export type JobRoleCode =
${concepts.map(({ code }) => `  | "${code}"`).join("\n")};

/** The displays by code, as JSON: as an object, every start would make it. */
export const displaysOfJobRoles =
  ${inQuotes(JSON.stringify(displays))};
`;
  putGeneratedFile(join(import.meta.dirname, "../src/terminology/job-roles.generated.ts"), content, check);
}
