import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/conformance/**", "test/interop/**", "test/fault/**", "test/bench/**"],
    testTimeout: 30_000,
  },
});
export default config;
