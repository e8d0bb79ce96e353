import type * as library from "../../src/index.js";

/** The library as it is published; with the sources, compiling them would be measured too. */
export const built: typeof library = (await import(
  new URL("../../dist/index.js", import.meta.url).href
)) as typeof library;
