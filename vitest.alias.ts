import { fileURLToPath } from "node:url";
import { entries } from "./scripts/entries.js";

/** The package's own name, as examples and readers write it, means the sources in tests. */
export const alias: readonly { readonly find: RegExp; readonly replacement: string }[] = entries.map(
  ({ name, source }) => ({
    find: new RegExp(`^${name}$`),
    replacement: fileURLToPath(new URL(source, import.meta.url)),
  }),
);
