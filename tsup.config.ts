import { cp, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import { entries } from "./scripts/entries.js";

/** Names are minified too: a stack is readable with the source maps, and each error says its own name. */
const common: Options = {
  format: "esm",
  target: "es2022",
  platform: "neutral",
  splitting: true,
  dts: false,
  minify: true,
  sourcemap: true,
  // tsup leaves dependencies out of the bundle by itself; optional ones must be named.
  external: [/^node:/, /^@peculiar\//],
};

/** Node prints the line that threw where nobody catches: without a limit that is a whole file. */
const lineLimit = 160;

const demo = "src/cli/demo/main.ts";
const demoSender = "src/cli/demo/sender.ts";

/** What builds and reads a message, and what checks one. The last three are small, and other entries use them too. */
const building = [
  ...["values", "terminology", "fhir", "consultation", "message"].map((layer) => `src/${layer}/index.ts`),
  "src/validation/report/shown-code.ts",
  "src/values/england.ts",
  "src/terminology/conversions.ts",
];
const checking = ["src/validation/index.ts", "src/build-message.ts"];

/**
 * esbuild puts a source that several entries use into a file for exactly these entries. That makes so many files that a
 * start opens thirty of them. So an entry that uses one source of a part imports the whole part, which becomes one
 * file. There are two parts, so that a web page that only builds messages does not load the second.
 */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  "src/index.ts": [...building, ...checking],
  "src/pathway-medicines/index.ts": building,
  "src/transport/mesh/index.ts": building,
  "src/delivery/index.ts": [...building, ...checking],
  "src/opentelemetry/index.ts": building,
  "src/render/index.ts": building,
  "src/sandbox/index.ts": [...building, ...checking],
  // Loaded when they are needed, which esbuild counts as entries too.
  "src/sandbox/page/serve.ts": [...building, ...checking],
  "src/sandbox/page/example/sender.ts": [...building, ...checking],
  "src/render/pdf/render-pdf.ts": building,
  [demo]: [...building, ...checking],
  [demoSender]: [...building, ...checking],
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
    // package.json says that no source has side effects, so esbuild would drop an import that uses no name.
    build.onResolve({ filter: /^whole:/ }, ({ path }) => ({
      path: resolve(path.slice("whole:".length)),
      sideEffects: true,
    }));
  },
};

/**
 * What a bundler for browsers finds in place of an entry for Node: the file's name is in its error, since it exports
 * nothing, and a page that loads it all the same is told this.
 */
const needsNode =
  "This entry of gp-connect-update-record needs Node: a browser has no client certificate for MESH and no store. " +
  "Import it in your server, and only the root entry, /render and /pathway-medicines in the page. " +
  "A test in jsdom: put @jest-environment node at the top of its file.";

const config: ReturnType<typeof defineConfig> = defineConfig([
  {
    ...common,
    // One build for all entries, so that a class (an error, for `instanceof`) exists once whichever entries are loaded.
    entry: {
      ...Object.fromEntries(entries.map(({ source, built }) => [built.replace(/^dist\/|\.js$/g, ""), source])),
      "demo/main": demo,
      "demo/sender": demoSender,
    },
    clean: ["!types/**", "!cli/**", "!page/**"],
    // Valibot is bundled: a start takes 5 ms less than when it is loaded as a package.
    onSuccess: async () => {
      await cp("node_modules/valibot/LICENSE.md", "dist/licences/valibot.md");
      await writeFile("dist/this-entry-needs-node.js", `throw new Error(${JSON.stringify(needsNode)});\nexport {};\n`);
    },
    esbuildPlugins: [wholeParts],
    esbuildOptions: (options) => {
      options.chunkNames = "shared/[name]-[hash]";
      options.lineLimit = lineLimit;
    },
  },
  {
    ...common,
    // The command line is built separately: it uses more of the package than any entry, and so opens fewer files.
    entry: { main: "src/cli/main.ts" },
    outDir: "dist/cli",
    clean: true,
    esbuildOptions: (options) => {
      options.chunkNames = "[name]-[hash]";
      options.lineLimit = lineLimit;
    },
  },
  {
    // The sandbox's page: whole files for a browser, with what they use in them. The rest is copied.
    entry: { app: "src/sandbox/page/app/main.ts", "check-worker": "src/sandbox/page/app/check-worker.ts" },
    outDir: "dist/page",
    ...{
      format: "esm",
      target: "es2022",
      platform: "browser",
      splitting: false,
      dts: false,
      minify: true,
      clean: true,
    },
    onSuccess: async () => {
      for (const name of ["index.html", "app.css", "icon.svg"])
        await cp(`src/sandbox/page/app/${name}`, `dist/page/${name}`);
    },
  },
]);
export default config;
