import type { Resource } from "./types.js";

export interface WriteOptions {
  /** Two spaces a level, one element a line. Default: no white space at all. */
  readonly indent?: boolean;
  /** Begin with `<?xml version="1.0" encoding="UTF-8"?>`. Default false. */
  readonly declaration?: boolean;
}

export function writeXml(_resource: Resource, _options?: WriteOptions): string {
  throw new Error("to be written");
}
