import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import { runOf } from "./vitest.shared.js";

/** `npm test`: needs nothing but the repository, Node and npm. */
const config: ViteUserConfig = mergeConfig(
  runOf("test/**/*.test.ts", 30_000),
  defineConfig({ test: { exclude: ["test/conformance/**", "test/interop/**", "test/fault/**", "test/bench/**"] } }),
);
export default config;
