import { fileURLToPath } from "node:url";

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
