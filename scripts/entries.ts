import manifest from "../package.json" with { type: "json" };

/** An entry of the package: a row of `exports` in package.json that offers code. */
export interface Entry {
  /** As an importer writes it: `gp-connect-update-record/mesh`. */
  readonly name: string;
  readonly source: string;
  readonly built: string;
}

interface Target {
  readonly types: string;
  readonly default: string;
}

/**
 * The entries that package.json names; where their sources are follows from where it says that they are built. What
 * builds, tests and documents the package reads them here: an entry is one row.
 */
export const entries: readonly Entry[] = Object.entries<Target | string>(manifest.exports).flatMap(([path, target]) =>
  typeof target === "string" && !target.startsWith("./dist/") ? [] : [entryOf(path, target)],
);

function entryOf(path: string, target: Target | string): Entry {
  const [, file] = (typeof target === "string" ? [] : /^\.\/dist\/(.+)\.js$/.exec(target.default)) ?? [];
  if (typeof target === "string" || file === undefined || target.types !== `./dist/types/${file}.d.ts`)
    throw new Error(`package.json: "${path}" needs types in ./dist/types/ and a default in ./dist/, at the same place`);
  return { name: manifest.name + path.slice(1), source: `src/${file}.ts`, built: `dist/${file}.js` };
}
