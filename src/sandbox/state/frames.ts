import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** How a state file begins: what it is, and the version of its form. */
export const firstLine: Uint8Array = Buffer.from("update-record sandbox state 1\n");

/** Checksum, space. */
const prefixLength = 17;

/**
 * One entry of a state file: the first 16 hexadecimal digits of the SHA-256 of the rest, a JSON value in one line, and
 * so many bytes after it as its member `bytes` says.
 */
export interface Frame {
  readonly value: unknown;
  /** Where its bytes begin in the file. */
  readonly bytesAt: number;
}

/** An entry as it is written, and where in it the bytes begin. */
export function frameOf(
  value: object,
  bytes: Uint8Array = new Uint8Array(0),
): { readonly frame: Uint8Array; readonly bytesAt: number } {
  const json = Buffer.from(`${JSON.stringify(bytes.length === 0 ? value : { ...value, bytes: bytes.length })}\n`);
  const frame = Buffer.concat([Buffer.from(`${checksumOf(json, bytes)} `), json, bytes]);
  return { frame, bytesAt: prefixLength + json.length };
}

function checksumOf(json: Uint8Array, bytes: Uint8Array): string {
  return createHash("sha256")
    .update(json)
    .update(bytes)
    .digest("hex")
    .slice(0, prefixLength - 1);
}

/** What is wrong with a state file: at this byte it does not go on as it must. */
export class FrameFault extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`damaged at byte ${at}`);
    this.at = at;
  }
}

/**
 * Reads the entries of a file. The last one may be torn, because the process or the machine ended while it was written:
 * then it is not there. Returns where the last whole entry ends.
 *
 * @throws FrameFault where an entry is whole and does not fit its checksum
 */
export async function* readFrames(handle: FileHandle): AsyncGenerator<Frame, number> {
  const { size } = await handle.stat();
  const read = windowOver(handle, size);
  const begin = await read(0, firstLine.length);
  if (!firstLine.subarray(0, begin.length).every((byte, at) => byte === begin[at])) throw new FrameFault(0);
  if (begin.length < firstLine.length) return 0;
  let at = firstLine.length;
  while (at < size) {
    const line = await lineAt(at, read, size);
    if (line === undefined) return at;
    const value = valueIn(line);
    const length = lengthIn(value);
    if (length === undefined) throw new FrameFault(at);
    const bytesAt = at + line.length;
    if (bytesAt + length > size) return at;
    const isWhole =
      checksumOf(line.subarray(prefixLength), await read(bytesAt, length)) === textOf(line, prefixLength - 1);
    if (!isWhole) throw new FrameFault(at);
    yield { value, bytesAt };
    at = bytesAt + length;
  }
  return at;
}

type ReadAt = (at: number, length: number) => Promise<Uint8Array>;

/** Entries are small and many: the file is read a piece at a time. */
const windowBytes = 1024 * 1024;

function windowOver(handle: FileHandle, size: number): ReadAt {
  let from = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  return async (at, length) => {
    const end = Math.min(at + length, size);
    if (at < from || end > from + bytes.length) {
      const buffer = Buffer.alloc(Math.min(Math.max(windowBytes, length), size - at));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      bytes = buffer.subarray(0, bytesRead);
      from = at;
    }
    return bytes.subarray(at - from, Math.max(end, at) - from);
  };
}

/** The line that begins here, with its end. Undefined where the file ends before it does. */
async function lineAt(at: number, read: ReadAt, size: number): Promise<Uint8Array | undefined> {
  for (let length = 4096; ; length *= 4) {
    const bytes = await read(at, length);
    const end = bytes.indexOf(0x0a);
    if (end >= 0) return bytes.subarray(0, end + 1);
    if (at + length >= size) return undefined;
  }
}

function textOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString("latin1");
}

function valueIn(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line.subarray(prefixLength)).toString());
  } catch {
    return undefined;
  }
}

/** How many bytes follow. Undefined where the value is none of ours. */
function lengthIn(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const length: unknown = "bytes" in value ? value.bytes : 0;
  return typeof length === "number" && Number.isSafeInteger(length) && length >= 0 ? length : undefined;
}
