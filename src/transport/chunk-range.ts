/** A `mex-chunk-range`: part `part` of `total` (ME-06). A report has `1:0`. */
export interface ChunkRange {
  readonly part: number;
  readonly total: number;
}

/** Reads `k:n`. Undefined for anything else. */
export function parseChunkRange(text: string): ChunkRange | undefined {
  const found = /^(0|[1-9]\d{0,8}):(0|[1-9]\d{0,8})$/.exec(text.trim());
  return found === null ? undefined : { part: Number(found[1]), total: Number(found[2]) };
}
