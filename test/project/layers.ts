import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One row of scripts/layers.json, from which the lint rules are made. */
export interface Layer {
  readonly name: string;
  readonly path: string;
  readonly runsIn: "browser" | "node";
  /** An entry of the package: nothing in src imports it. */
  readonly entryOnly?: boolean;
}

export const root: string = new URL("../../", import.meta.url).pathname;

export const layers: readonly Layer[] = JSON.parse(
  readFileSync(join(root, "scripts/layers.json"), "utf8"),
) as readonly Layer[];

/** All TypeScript files below a folder (or the file itself), relative to the project, in order of name. */
export const filesBelow = (path: string): readonly string[] =>
  path.endsWith(".ts")
    ? [path]
    : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => join(path, name))
        .sort();
