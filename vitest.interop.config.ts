import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import { runOf } from "./vitest.shared.js";

/**
 * Against NHS England's own MESH sandbox and client: needs Python 3.11 to 3.13 and its package index. One file after
 * another: the first installs.
 */
const config: ViteUserConfig = mergeConfig(
  runOf("test/interop/**/*.test.ts", 180_000),
  defineConfig({ test: { fileParallelism: false } }),
);
export default config;
