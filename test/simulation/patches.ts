import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Rewrite } from "./compile.js";

/** A fault that somebody might make, as a patch of one source file. */
export interface PlantedFault {
  readonly name: string;
  /** What it breaks, in a sentence: the patch's first line. */
  readonly says: string;
  /** From the project's folder. */
  readonly file: string;
  readonly hunks: readonly { readonly find: string; readonly put: string }[];
}

const folder = fileURLToPath(new URL("faults", import.meta.url));

/** All of `faults/NAME.patch`. */
export function plantedFaults(): readonly PlantedFault[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".patch"))
    .sort()
    .map((file) => parsePatch(file.slice(0, -".patch".length), readFileSync(`${folder}/${file}`, "utf8")));
}

/** Reads a sentence and a unified diff. @throws Error for anything else. */
export function parsePatch(name: string, text: string): PlantedFault {
  const [says = "", from = "", to = "", ...lines] = text.replace(/\n$/, "").split("\n");
  const file = /^\+\+\+ b\/(src\/\S+)$/.exec(to)?.[1];
  if (says.startsWith("---") || !from.startsWith("--- a/") || file === undefined)
    throw new Error(`${name}: a sentence and a unified diff of one file are expected`);
  const hunks: { find: string; put: string }[] = [];
  for (const line of lines) {
    const last = hunks.at(-1);
    if (line.startsWith("@@")) hunks.push({ find: "", put: "" });
    else if (last === undefined) throw new Error(`${name}: a line before the first @@`);
    else {
      const rest = `${line.slice(1)}\n`;
      if (!line.startsWith("+")) last.find += rest;
      if (!line.startsWith("-")) last.put += rest;
    }
  }
  return { name, says, file, hunks };
}

/** The sources with the fault in them. @throws Error where the patch no longer applies. */
export function planting({ name, file: own, hunks }: PlantedFault): Rewrite {
  return (file, text) => {
    if (file !== own) return text;
    return hunks.reduce((before, { find, put }) => {
      if (before.split(find).length !== 2) throw new Error(`${name}: the patch no longer applies to ${own}`);
      return before.replace(find, () => put);
    }, text);
  };
}
