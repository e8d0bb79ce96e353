import { rmSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that the sandbox keeps for a message: one part of it, as it was sent. */
export interface KeptBody {
  readonly length: number;
  /** The bytes. Undefined once they were released: another request may do so while this one waits. */
  read(): Promise<Uint8Array | undefined>;
  /** Forgets the bytes. */
  release(): void;
}

/** Where bodies are kept. */
export interface BodyStore {
  keep(bytes: Uint8Array): Promise<KeptBody>;
  /** Forgets all bodies, and removes the folder. What comes later is refused. */
  close(): Promise<void>;
}

/**
 * Keeps bodies in memory up to so many bytes together, and further ones in a temporary folder that only this user can
 * read: 60,000 waiting messages of 36 kB would be 2.2 GB.
 */
export function bodyStore(mostInMemory: number): BodyStore {
  let inMemory = 0;
  let closed = false;
  const folder = temporaryFolder();
  const writing = new Set<Promise<KeptBody>>();
  const writeFileOf = async (bytes: Uint8Array): Promise<KeptBody> => keepInFile(await folder.newFile(), bytes);
  return {
    async keep(bytes) {
      if (closed) throw new Error("The sandbox has stopped");
      if (inMemory + bytes.length > mostInMemory) {
        const work = writeFileOf(bytes);
        writing.add(work);
        return work.finally(() => writing.delete(work));
      }
      inMemory += bytes.length;
      let kept: Uint8Array | undefined = bytes;
      return {
        length: bytes.length,
        read: () => Promise.resolve(kept),
        release() {
          inMemory -= kept?.length ?? 0;
          kept = undefined;
        },
      };
    },
    async close() {
      closed = true;
      await Promise.allSettled(writing);
      await folder.remove();
    },
  };
}

async function keepInFile(file: string, bytes: Uint8Array): Promise<KeptBody> {
  await writeFile(file, bytes, { mode: 0o600 });
  let released = false;
  return {
    length: bytes.length,
    async read() {
      if (released) return undefined;
      return readFile(file).catch((error: unknown) => {
        if (released) return undefined;
        throw error;
      });
    },
    release() {
      released = true;
      // A file that cannot be removed now goes with the folder.
      rm(file, { force: true }).catch(() => undefined);
    },
  };
}

interface TemporaryFolder {
  newFile(): Promise<string>;
  readonly remove: () => Promise<void>;
}

/** A folder that is made when it is first needed, and removed at the end, also where the process exits before. */
function temporaryFolder(): TemporaryFolder {
  let made: Promise<string> | undefined;
  let removeAtExit: (() => void) | undefined;
  let files = 0;
  const make = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "update-record-sandbox-"));
    removeAtExit = () => {
      rmSync(folder, { recursive: true, force: true });
    };
    process.once("exit", removeAtExit);
    return folder;
  };
  return {
    async newFile() {
      made ??= make();
      // Before anything is awaited: several may ask at once, and each must get a file of its own.
      const name = String((files += 1));
      return join(await made, name);
    },
    async remove() {
      if (made === undefined) return;
      await rm(await made, { recursive: true, force: true });
      if (removeAtExit !== undefined) process.off("exit", removeAtExit);
      made = undefined;
    },
  };
}
