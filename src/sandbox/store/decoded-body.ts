import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { bodyLimit, type StoredMessage } from "./stored-message.js";

const unzip = promisify(gunzip);

/**
 * The bytes of a message as its reader sees them: parts joined, each unzipped by itself (ME-06). Undefined where it is
 * labelled as gzip but is not gzip, or would be larger than 100 MB: unzipping stops there, so a small file that unzips
 * into terabytes costs no more.
 */
export async function decodedBody({ parts, contentEncoding }: StoredMessage): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let left = bodyLimit;
  for (const part of parts) {
    const bytes = await part.read();
    const piece = contentEncoding === "gzip" && bytes !== undefined ? await unzipped(bytes, left) : bytes;
    if (piece === undefined || piece.length > left) return undefined;
    left -= piece.length;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Unzipped bytes. Undefined where they are no gzip, or more than `most` when unzipped. */
export async function unzipped(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  try {
    return await unzip(bytes, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
}
