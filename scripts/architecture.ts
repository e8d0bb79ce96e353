import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One layer, as in scripts/layers.json. */
export interface Layer {
  readonly path: string;
  readonly runsIn: "browser" | "node";
}

/** Descriptions by path, as in scripts/folders.json. */
export type Descriptions = Readonly<Record<string, string>>;

const begin = "<!-- folders: written by scripts/generate-architecture.ts -->";
const end = "<!-- end of folders -->";

export function readLayers(root: string): readonly Layer[] {
  return JSON.parse(readFileSync(join(root, "scripts/layers.json"), "utf8")) as readonly Layer[];
}

export function readDescriptions(root: string): Descriptions {
  return JSON.parse(readFileSync(join(root, "scripts/folders.json"), "utf8")) as Descriptions;
}

/** The layers in their order, each followed by its sub-folders, as the file system has them. */
export function pathsOf(root: string, layers: readonly Layer[]): readonly string[] {
  return layers.flatMap(({ path }) => (path.endsWith(".ts") ? [path] : [path, ...foldersIn(root, path)]));
}

function foldersIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort()
    .flatMap((path) => [path, ...foldersIn(root, path)]);
}

/** What is wrong: a folder that nobody described, or a description of a folder that does not exist. */
export function folderFaults(paths: readonly string[], descriptions: Descriptions): readonly string[] {
  return [
    ...paths.filter((path) => !Object.hasOwn(descriptions, path)).map((path) => `${path}: has no description`),
    ...Object.keys(descriptions)
      .filter((path) => !paths.includes(path))
      .map((path) => `${path}: is described, and does not exist`),
  ].map((fault) => `${fault} (scripts/folders.json)`);
}

/** The table of layers and folders: a layer has its whole path, a sub-folder the part below its layer. */
export function folderTable(paths: readonly string[], layers: readonly Layer[], descriptions: Descriptions): string {
  const rows = paths.map((path) => {
    const layer = layers.find((one) => path === one.path || path.startsWith(`${one.path}/`));
    const name = `${path}${path.endsWith(".ts") ? "" : "/"}`;
    const text = descriptions[path] ?? "";
    if (path !== layer?.path) return `| ↳ \`${name.slice((layer?.path.length ?? 0) + 1)}\` | ${text} | |`;
    return `| \`${name}\` | ${text} | ${layer.runsIn === "browser" ? "browsers, Node" : "Node"} |`;
  });
  return ["| layer or folder | what is in it | runs in |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The page with the table between its two markers. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error("docs/architecture.md has lost the markers of its table of folders");
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
}
