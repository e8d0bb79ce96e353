import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Script } from "./script.js";

const folder = fileURLToPath(new URL("found", import.meta.url));

/** A script, and the name of its file. */
export interface KeptScript {
  readonly name: string;
  readonly script: Script;
}

/** Scripts that once showed something wrong in the delivery, and must never again: `found/NAME.json`. */
export function keptScripts(): readonly KeptScript[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ name: file, script: JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Script }));
}
