import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const schema = join(import.meta.dirname, "../../../../shared/spec/xsd/fhir-single.xsd");

/** True where xmllint and HL7's XML schema are available. */
export const xmlSchemaIsHere: boolean = existsSync(schema) && spawnSync("xmllint", ["--version"]).error === undefined;

/** The errors that xmllint finds in each text by HL7's XML schema; none where it is valid. One run for all. */
export function xmlSchemaErrors(texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "xml-schema-"));
  try {
    const names = texts.map((_text, index) => `${String(index)}.xml`);
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, names[index] ?? ""), text);
    const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...names], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 512 * 1024 * 1024,
    });
    const lines = stderr.split("\n");
    const accepted = new Set(
      lines.filter((line) => line.endsWith(" validates")).map((line) => line.slice(0, -" validates".length)),
    );
    const first = new Map<string, string>();
    for (const line of lines) {
      const [name = "", ...said] = line.split(":");
      if (!first.has(name)) first.set(name, said.join(":").trim());
    }
    return names.map((name) => (accepted.has(name) ? "" : (first.get(name) ?? "refused")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
