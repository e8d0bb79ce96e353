import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { parseConsultation, readMessage } from "../../../src/index.js";
import type { GeneratedMessage } from "../../../scripts/messages/generated-messages.js";
import { missingParts } from "./missing-parts.js";

/** Writes messages, and for each, as JSON: its consultation, what was read from it, and what no message carries. */
export function writeForRebuild(folder: string, { name, input, message }: GeneratedMessage): void {
  const read = readMessage(message.xml);
  const missing = missingParts(parseConsultation(input));
  writeFileSync(join(folder, `${name}.xml`), message.xml);
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ consultation: parseConsultation(input), read, missing }),
  );
}

/** The output of a new process that builds all of them again; the test runner goes on meanwhile. */
export async function rebuilt(folder: string): Promise<readonly string[]> {
  const program = join(folder, "rebuild.mjs");
  // One file: to load the sources one by one through a loader takes ten times as long.
  await build({
    entryPoints: [join(import.meta.dirname, "rebuild.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) output += String(chunk);
  return output.trim().split("\n");
}
