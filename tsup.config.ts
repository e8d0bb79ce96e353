import { defineConfig } from "tsup";

/** One build for all entries, so that a class (an error, for `instanceof`) exists once whichever entries are loaded. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    index: "src/index.ts",
    "transport/mesh/index": "src/transport/mesh/index.ts",
    "delivery/index": "src/delivery/index.ts",
    "pathway-medicines/index": "src/pathway-medicines/index.ts",
    "render/index": "src/render/index.ts",
    "sandbox/index": "src/sandbox/index.ts",
    "cli/main": "src/cli/main.ts",
    "demo/main": "src/cli/demo/main.ts",
  },
  format: "esm",
  target: "node20",
  platform: "neutral",
  splitting: true,
  clean: ["!types/**"],
  dts: false,
  external: [/^node:/],
  esbuildOptions: (options) => {
    options.chunkNames = "shared/[name]-[hash]";
  },
});
export default config;
