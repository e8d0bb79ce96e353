import type * as entry from "../../../src/index.js";

/** The library as it is published. */
export const library: typeof entry = (await import(
  new URL("../../../dist/index.js", import.meta.url).href
)) as typeof entry;
