import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { maxMessageBytes } from "../exchange.js";
import { configurationInvalid } from "../failures/found-here.js";

/** How a message is brought to MESH. */
export interface SendSettings {
  /** Compresses each part by itself. */
  readonly compress: boolean;
  /** Most bytes of a part before compression. */
  readonly chunkBytes: number;
  /** Sends a SHA-256 checksum of the whole message. */
  readonly checksum: boolean;
}

/**
 * The settings in a transport's options.
 *
 * @throws MeshError `configuration-invalid` unless `chunkBytes` is a whole number from 1 to 100 000 000.
 */
export function sendSettings(options: Partial<SendSettings>): SendSettings {
  const { compress = false, chunkBytes = maxMessageBytes, checksum = false } = options;
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > maxMessageBytes)
    throw configurationInvalid(`chunkBytes must be a whole number from 1 to ${maxMessageBytes}.`);
  return { compress, chunkBytes, checksum };
}

/** gzip makes bytes that it cannot compress longer by less than this, and one request holds 100 MB (ME-06). */
const roomForGzip = 100_000;

/** Splits a message, before compression, into parts that one request each can carry (ME-06). At least one part. */
export function splitMessage(body: Uint8Array, { compress, chunkBytes }: SendSettings): readonly Uint8Array[] {
  const length = compress ? Math.min(chunkBytes, maxMessageBytes - roomForGzip) : chunkBytes;
  const count = Math.max(1, Math.ceil(body.byteLength / length));
  return Array.from({ length: count }, (_, place) => body.subarray(place * length, (place + 1) * length));
}

const deflate = promisify(gzip);

/** A part as it goes out, and the header that says how. All parts of a message are encoded alike (ME-06). */
export async function encodePart(
  part: Uint8Array,
  { compress }: SendSettings,
): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }> {
  return compress
    ? { headers: { "content-encoding": "gzip" }, body: await deflate(part) }
    : { headers: {}, body: part };
}
