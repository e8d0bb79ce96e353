/** A `mex-chunk-range`: part `part` of `total` (ME-06). */
export interface ChunkRange {
  readonly part: number;
  readonly total: number;
}

/** Reads `k:n`, with k from 1 to n. Undefined for anything else. */
export function readChunkRange(text: string): ChunkRange | undefined {
  const [part = 0, total = 0] = /^([1-9]\d{0,8}):([1-9]\d{0,8})$/.exec(text.trim())?.slice(1).map(Number) ?? [];
  return part >= 1 && part <= total ? { part, total } : undefined;
}
