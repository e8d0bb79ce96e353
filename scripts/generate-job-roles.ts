/**
 * Writes src/terminology/job-roles.generated.ts from NHS England's code system of job roles.
 * npx tsx scripts/generate-job-roles.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCodeSystem } from "./read-code-system.js";

const { check, folder } = readArguments(process.argv.slice(2));

if (specIsHere(folder)) {
  const { url, version, date, concepts } = readCodeSystem(
    readFileSync(join(folder, "codesystems/CodeSystem-CareConnect-SDSJobRoleName-1.xml"), "utf8"),
  );
  const rows = concepts.map(({ code, display }) => `  ${code}: ${JSON.stringify(display)},`);
  const content = `// Written by scripts/generate-job-roles.ts. Source: CodeSystem ${url} ${version} of ${date}.

/** Every job role of the list, by its code (UR-035). */
export const jobRoles = {
${rows.join("\n")}
} as const;

/** The code of a job role, such as \`R1290\` for a pharmacist. */
export type JobRoleCode = keyof typeof jobRoles;
`;
  putGeneratedFile(join(import.meta.dirname, "../src/terminology/job-roles.generated.ts"), content, check);
}
