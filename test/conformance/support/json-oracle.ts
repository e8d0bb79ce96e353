import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const shared = join(import.meta.dirname, "../../../../shared");
const xmlAlone = 'text.stripLeading().startsWith("<")';

/**
 * The oracle without its check that a text is XML: HL7's validator itself reads JSON as well. It is written
 * to the given folder; the result is the program to run.
 */
export function jsonOracleIn(folder: string): string {
  cpSync(join(shared, "oracle"), join(folder, "oracle"), { recursive: true });
  symlinkSync(join(shared, "spec"), join(folder, "spec"));
  const source = join(folder, "oracle/src/main/java/UpdateRecordOracle.java");
  const code = readFileSync(source, "utf8");
  if (!code.includes(xmlAlone)) throw new Error("the oracle has no check that a text is XML: ask it as it is");
  writeFileSync(source, code.replace(xmlAlone, 'text.stripLeading().matches("(?s)[<{].*")'));
  return join(folder, "oracle/validate");
}
