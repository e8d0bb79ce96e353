import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { temporaryFolder } from "./temporary-folder.js";

/** Bytes that the sandbox keeps for a message: one part of it, as it was sent. */
export interface KeptBody {
  readonly length: number;
  /** The bytes. Undefined once they were released: another request may do so while this one waits. */
  read(): Promise<Uint8Array | undefined>;
  /** The same at once, for the owner of the sandbox. */
  readNow(): Uint8Array | undefined;
  /** Their reader has them: they are kept only as long as there is room for what was read. */
  retire(): void;
  /** Forgets the bytes. */
  release(): void;
}

/** Where bodies are kept. */
export interface BodyStore {
  keep(bytes: Uint8Array): Promise<KeptBody>;
  /** Forgets all bodies, and removes the folder. What comes later is refused. */
  close(): Promise<void>;
}

/** How many bytes a store of bodies holds. */
export interface BodyLimits {
  /** Of what nobody has read, in memory. More goes into a temporary folder. */
  readonly inMemory: number;
  /** Of what was read. Beyond that, the oldest are released. */
  readonly read: number;
}

/**
 * Keeps bodies in memory up to so many bytes together, and further ones in a temporary folder that only this user can
 * read: 60,000 waiting messages of 36 kB would be 2.2 GB.
 */
export function bodyStore(limits: BodyLimits): BodyStore {
  let inMemory = 0;
  let closed = false;
  const folder = temporaryFolder();
  const writing = new Set<Promise<KeptBody>>();
  const retired = retiredBodies(limits.read);
  const writeFileOf = async (bytes: Uint8Array): Promise<KeptBody> =>
    keepInFile(await folder.newFile(), bytes, retired);
  const keepInMemory = (bytes: Uint8Array): KeptBody => {
    inMemory += bytes.length;
    let kept: Uint8Array | undefined = bytes;
    let isRetired = false;
    const body: KeptBody = {
      length: bytes.length,
      read: () => Promise.resolve(kept),
      readNow: () => kept,
      retire() {
        if (kept === undefined || isRetired) return;
        isRetired = true;
        inMemory -= bytes.length;
        retired.add(body);
      },
      release() {
        if (kept === undefined) return;
        kept = undefined;
        if (isRetired) retired.remove(body);
        else inMemory -= bytes.length;
      },
    };
    return body;
  };
  return {
    async keep(bytes) {
      if (closed) throw new Error("The sandbox has stopped");
      if (inMemory + bytes.length <= limits.inMemory) return keepInMemory(bytes);
      const work = writeFileOf(bytes);
      writing.add(work);
      return work.finally(() => writing.delete(work));
    },
    async close() {
      closed = true;
      await Promise.allSettled(writing);
      await folder.remove();
    },
  };
}

/** What was read, oldest first: the oldest goes where they are more than so many bytes. */
interface RetiredBodies {
  add(body: KeptBody): void;
  remove(body: KeptBody): void;
}

function retiredBodies(most: number): RetiredBodies {
  const bodies = new Set<KeptBody>();
  let bytes = 0;
  return {
    add(body) {
      if (bodies.has(body)) return;
      bodies.add(body);
      bytes += body.length;
      for (const oldest of bodies) {
        if (bytes <= most) return;
        oldest.release();
      }
    },
    remove(body) {
      if (bodies.delete(body)) bytes -= body.length;
    },
  };
}

async function keepInFile(file: string, bytes: Uint8Array, retired: RetiredBodies): Promise<KeptBody> {
  await writeFile(file, bytes, { mode: 0o600 });
  let released = false;
  const body: KeptBody = {
    length: bytes.length,
    async read() {
      if (released) return undefined;
      return readFile(file).catch((error: unknown) => {
        if (released) return undefined;
        throw error;
      });
    },
    readNow() {
      try {
        return released ? undefined : readFileSync(file);
      } catch {
        return undefined; // the sandbox has been closed, and the folder with it
      }
    },
    retire() {
      if (!released) retired.add(body);
    },
    release() {
      if (released) return;
      released = true;
      retired.remove(body);
      // A file that cannot be removed now goes with the folder.
      rm(file, { force: true }).catch(() => undefined);
    },
  };
  return body;
}
