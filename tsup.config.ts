import { defineConfig, type Options } from "tsup";

const config: Options | Options[] | ((overrides: Options) => Options | Options[]) = defineConfig({
  entry: {
    index: "src/index.ts",
    "transport/mesh/index": "src/transport/mesh/index.ts",
    "delivery/index": "src/delivery/index.ts",
    "render/index": "src/render/index.ts",
    "sandbox/index": "src/sandbox/index.ts",
    "cli/main": "src/cli/main.ts",
    "demo/main": "src/cli/demo/main.ts",
  },
  format: "esm",
  target: "node20",
  platform: "neutral",
  splitting: true,
  clean: true,
  dts: false,
  external: [/^node:/],
});
export default config;
