import { readFileSync } from "node:fs";

/** A file that comes with this package, by its path there. The built command line is as deep as this source. */
export function packageFile(path: string): Uint8Array {
  return readFileSync(new URL(`../../${path}`, import.meta.url));
}
