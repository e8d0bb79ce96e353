import { parseChunkRange, type ChunkRange } from "../../chunk-range.js";
import type { MeshAnswer } from "../exchange.js";
import { messageUnreadable } from "./message-unreadable.js";

/** More parts than this are not believed: at 100 MB each they would be more than MESH's largest message. */
const mostParts = 1_000;

/** How many parts the answer to the first GET announces: one with 200, several with 206 (ME-06, ME-07). */
export function announcedParts(answer: MeshAnswer): number {
  const { part, total: parts } = rangeOf(answer) ?? { part: 1, total: 1 };
  const fits = answer.status === 206 ? parts > 1 && parts <= mostParts : parts <= 1;
  if (part === 1 && fits) return Math.max(parts, 1);
  throw messageUnreadable("MESH did not announce the parts of the message as its API describes it.");
}

/** Checks that an answer is the part that was asked for, and ends the message exactly where it has to end. */
export function checkPart(answer: MeshAnswer, part: number, parts: number): void {
  const is = rangeOf(answer) ?? { part, total: parts };
  const isLast = answer.status === 200;
  if (is.part === part && is.total === parts && isLast === (part === parts) && answer.body.byteLength > 0) return;
  throw messageUnreadable("MESH did not send the part of the message that it announced.");
}

/** Undefined where the answer has no such header. */
function rangeOf({ headers }: MeshAnswer): ChunkRange | undefined {
  return parseChunkRange(headers.get("mex-chunk-range") ?? "");
}
