import { defineConfig, type Options } from "tsup";

const common: Options = {
  format: "esm",
  target: "node20",
  platform: "neutral",
  splitting: true,
  dts: false,
  // Dependencies stay outside by themselves, optional ones must be named.
  external: [/^node:/, "@peculiar/x509", "reflect-metadata"],
};

/**
 * No entries of the package: they cut the shared files where layers end, so that a web page leaves out whole what it
 * does not use.
 */
const layersInParts = Object.fromEntries(
  ["values", "terminology", "fhir", "consultation", "message", "validation"].map((layer) => [
    `shared/${layer}`,
    `src/${layer}/index.ts`,
  ]),
);

const config: ReturnType<typeof defineConfig> = defineConfig([
  {
    ...common,
    // One build for all entries, so that a class (an error, for `instanceof`) exists once whichever entries are loaded.
    entry: {
      index: "src/index.ts",
      "transport/mesh/index": "src/transport/mesh/index.ts",
      "delivery/index": "src/delivery/index.ts",
      "pathway-medicines/index": "src/pathway-medicines/index.ts",
      "render/index": "src/render/index.ts",
      "sandbox/index": "src/sandbox/index.ts",
      "demo/main": "src/cli/demo/main.ts",
      ...layersInParts,
    },
    clean: ["!types/**", "!cli/**"],
    esbuildOptions: (options) => {
      options.chunkNames = "shared/[name]-[hash]";
    },
  },
  {
    ...common,
    // The command line by itself: of the entries' many shared files it would have to open some twenty at every start.
    entry: { main: "src/cli/main.ts" },
    outDir: "dist/cli",
    clean: true,
    esbuildOptions: (options) => {
      options.chunkNames = "[name]-[hash]";
    },
  },
]);
export default config;
