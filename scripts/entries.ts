import manifest from "../package.json" with { type: "json" };
import layers from "./layers.json" with { type: "json" };

/** An entry of the package: a row of `exports` in package.json that offers code. */
export interface Entry {
  /** As an importer writes it: `gp-connect-update-record/mesh`. */
  readonly name: string;
  readonly source: string;
  readonly built: string;
  /** Whether web pages may import it too. */
  readonly runsInBrowsers: boolean;
}

interface Target {
  readonly types: string;
  /** What bundlers for browsers take instead: of the entries for Node alone. */
  readonly browser?: string;
  readonly default: string;
}

/**
 * The entries that package.json names. Whatever builds, tests or documents the package reads them here: the place of an
 * entry's source follows from the place where it is built, and where it runs from its layer.
 */
export const entries: readonly Entry[] = Object.entries<Target | string>(manifest.exports).flatMap(([path, target]) =>
  typeof target === "string" && !target.startsWith("./dist/") ? [] : [entryOf(path, target)],
);

function entryOf(path: string, target: Target | string): Entry {
  const [, file] = (typeof target === "string" ? [] : /^\.\/dist\/(.+)\.js$/.exec(target.default)) ?? [];
  if (typeof target === "string" || file === undefined || target.types !== `./dist/types/${file}.d.ts`)
    throw new Error(
      `package.json: "${path}" needs "types" in ./dist/types/ and "default" in ./dist/, of the same name`,
    );
  const source = `src/${file}.ts`;
  const layer = layers.find(({ path: place }) => source === place || source.startsWith(`${place}/`));
  if (layer === undefined) throw new Error(`package.json: "${path}" would be ${source}, which belongs to no layer`);
  if ((target.browser === undefined) !== (layer.runsIn === "browser"))
    throw new Error(`package.json: "${path}" needs "browser" just where it runs in Node alone`);
  return {
    name: manifest.name + path.slice(1),
    source,
    built: `dist/${file}.js`,
    runsInBrowsers: layer.runsIn === "browser",
  };
}
