import { gunzipSync } from "node:zlib";
import { bodyLimit, type StoredMessage } from "../store/stored-message.js";

/** The payload of a message: parts joined, gzip undone. Undefined where it is not all there, or is no gzip. */
export function payloadOf({ parts, totalParts, contentEncoding }: StoredMessage): Uint8Array | undefined {
  if (totalParts === 0 || parts.length < totalParts) return undefined;
  const pieces: Uint8Array[] = [];
  let left = bodyLimit;
  for (const part of parts) {
    const bytes = part.readNow();
    const piece = bytes === undefined || contentEncoding !== "gzip" ? bytes : unzipped(bytes, left);
    if (piece === undefined || piece.length > left) return undefined;
    left -= piece.length;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function unzipped(bytes: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
}
