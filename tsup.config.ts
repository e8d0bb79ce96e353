import { cp, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import { entries } from "./scripts/entries.js";

/** Names stay whole: an error's class is its name, and a stack can be read where source maps are off. */
const common: Options = {
  format: "esm",
  target: "node20",
  platform: "neutral",
  splitting: true,
  dts: false,
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: true,
  // Dependencies stay outside by themselves, optional ones must be named.
  external: [/^node:/, "@peculiar/x509", "reflect-metadata"],
};

const demo = "src/cli/demo/main.ts";

/** What builds and reads a message, and what checks one. */
const building = ["values", "terminology", "fhir", "consultation", "message"].map((layer) => `src/${layer}/index.ts`);
const checking = ["src/validation/index.ts", "src/build-message.ts"];

/**
 * A source that several entries use goes into a file for just these entries, and there would be so many of those that a
 * start opens thirty. So an entry that uses one source of a part takes the whole part, which is then one file. There
 * are two, so that a web page that only builds messages leaves out the second.
 */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  "src/index.ts": [...building, ...checking],
  "src/transport/mesh/index.ts": building,
  "src/delivery/index.ts": [...building, ...checking],
  "src/render/index.ts": building,
  "src/sandbox/index.ts": [...building, ...checking],
  [demo]: [...building, ...checking],
};

const wholeParts: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "whole-parts",
  setup: (build) => {
    const parts = new Map(Object.entries(partsOf).map(([entry, sources]) => [resolve(entry), sources]));
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const sources = parts.get(path);
      if (sources === undefined) return undefined;
      const imports = sources.map((source) => `import ${JSON.stringify(`whole:${source}`)};`);
      return { contents: [await readFile(path, "utf8"), ...imports].join("\n"), loader: "ts" };
    });
    // What has no side effects, as package.json says of all sources, would be left out of an import for its own sake.
    build.onResolve({ filter: /^whole:/ }, ({ path }) => ({
      path: resolve(path.slice("whole:".length)),
      sideEffects: true,
    }));
  },
};

const config: ReturnType<typeof defineConfig> = defineConfig([
  {
    ...common,
    // One build for all entries, so that a class (an error, for `instanceof`) exists once whichever entries are loaded.
    entry: {
      ...Object.fromEntries(entries.map(({ source, built }) => [built.replace(/^dist\/|\.js$/g, ""), source])),
      "demo/main": demo,
    },
    clean: ["!types/**", "!cli/**"],
    // Valibot becomes part of the files: a start takes 5 ms less than with a package of its own.
    onSuccess: () => cp("node_modules/valibot/LICENSE.md", "dist/licences/valibot.md"),
    esbuildPlugins: [wholeParts],
    esbuildOptions: (options) => {
      options.chunkNames = "shared/[name]-[hash]";
    },
  },
  {
    ...common,
    // The command line by itself: it needs more of the package than any entry, and starts with fewer files this way.
    entry: { main: "src/cli/main.ts" },
    outDir: "dist/cli",
    clean: true,
    esbuildOptions: (options) => {
      options.chunkNames = "[name]-[hash]";
    },
  },
]);
export default config;
