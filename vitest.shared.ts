import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** The package's own name, as examples and readers write it, means the sources in tests. */
export const alias: readonly { readonly find: RegExp; readonly replacement: string }[] = [
  { find: /^gp-connect-update-record$/, replacement: source("index.ts") },
  { find: /^gp-connect-update-record\/mesh$/, replacement: source("transport/mesh/index.ts") },
  {
    find: /^gp-connect-update-record\/(delivery|pathway-medicines|render|sandbox)$/,
    replacement: source("$1/index.ts"),
  },
];

/**
 * A run that prints what it ran and how many; VITEST_JSON names a file for the same as data (.ci/run counts from it).
 */
export const runOf = (include: string, testTimeout: number): ViteUserConfig => {
  const file = process.env["VITEST_JSON"];
  return {
    resolve: { alias: [...alias] },
    test: {
      include: [include],
      testTimeout,
      hookTimeout: testTimeout,
      reporters: file === undefined ? ["default"] : ["default", "json"],
      ...(file === undefined ? {} : { outputFile: { json: file } }),
    },
  };
};
