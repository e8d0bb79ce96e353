import { readFileSync } from "node:fs";

/** The version of this package, as its package.json says: the command line has no second place for it. */
export function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return String((JSON.parse(text) as { readonly version: unknown }).version);
}
