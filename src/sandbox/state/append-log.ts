import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { SandboxError } from "../errors.js";
import { frameOf } from "./frames.js";
import type { BytesPlace, FiledBody, StateRecord } from "./records.js";

/** A state file that is written at its end. */
export interface AppendLog {
  /** Adds an entry. Where it cannot be written, `written` says so. */
  append(record: StateRecord): void;
  /** Adds bytes. Resolves when they are written, with all that was added before. */
  readonly keep: (bytes: Uint8Array) => Promise<FiledBody>;
  /** Bytes that are in the file. */
  readonly bodyAt: (place: BytesPlace) => FiledBody;
  /** Resolves when everything that was added is written. @throws SandboxError `state-unusable` */
  written(): Promise<void>;
  /** Writes the rest, and closes the file. @throws SandboxError `state-unusable` */
  close(): Promise<void>;
}

/** Writes at the end of a file. What is added in one moment is written at once. */
export function appendLog(handle: FileHandle, end: number): AppendLog {
  let at = end;
  let writtenTo = end;
  let waiting: Uint8Array[] = [];
  let writing: Promise<void> | undefined;
  let failure: unknown;
  let isClosed = false;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const bytes = Buffer.concat(waiting);
      waiting = [];
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, writtenTo);
        done += bytesWritten;
        writtenTo += bytesWritten;
      }
    }
  };
  const add = (frame: Uint8Array): number => {
    const place = at;
    if (isClosed) return place;
    at += frame.length;
    waiting.push(frame);
    writing ??= Promise.resolve()
      .then(write)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => {
        writing = undefined;
      });
    return place;
  };
  const written = async (): Promise<void> => {
    while (writing !== undefined) await writing;
    if (failure !== undefined) throw unusable(failure);
  };
  const bodyAt = (place: BytesPlace): FiledBody => ({
    place,
    length: place.length,
    async read() {
      if (isClosed) return undefined;
      const bytes = Buffer.alloc(place.length);
      await handle.read(bytes, 0, bytes.length, place.at);
      return bytes;
    },
    readNow() {
      if (isClosed) return undefined;
      const bytes = Buffer.alloc(place.length);
      readSync(handle.fd, bytes, 0, bytes.length, place.at);
      return bytes;
    },
    // Whoever holds the message can read it. The next start of a sandbox makes the file smaller.
    retire: () => undefined,
    release: () => undefined,
  });
  return {
    append(record) {
      add(frameOf(record).frame);
    },
    async keep(bytes) {
      const { frame, bytesAt } = frameOf({ type: "bytes" }, bytes);
      const place = add(frame);
      await written();
      return bodyAt({ at: place + bytesAt, length: bytes.length });
    },
    bodyAt,
    written,
    async close() {
      if (isClosed) return;
      isClosed = true;
      try {
        await written();
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

/** The file cannot be read or written. */
export function unusable(cause: unknown): SandboxError {
  return new SandboxError(
    "state-unusable",
    "The sandbox cannot use its state file: it must be able to read and write the file and its folder, and the disk " +
      "must have room.",
    { cause },
  );
}
