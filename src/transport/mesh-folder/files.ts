import { constants } from "node:fs";
import { access, open, readdir, rename, stat, unlink } from "node:fs/promises";

/** What tells one state of a file from another. */
export interface FileFacts {
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** A file that was read whole, and what it was at that moment. */
export interface FileRead extends FileFacts {
  readonly bytes: Uint8Array;
}

/**
 * The steps on a file system that this transport is made of. Each is done or not done: what happens when the program
 * ends between two of them is what the order of the steps decides.
 */
export interface FileSteps {
  /** The names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined where there is no such file. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** Undefined where there is no such file. @throws RangeError where it has more bytes. */
  read(path: string, mostBytes: number): Promise<FileRead | undefined>;
  /** Writes a new file, whole and onto the disk. It never replaces a file. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** False where there was no such file. */
  remove(path: string): Promise<boolean>;
  /** Names in the folder are on the disk when it resolves. */
  syncFolder(folder: string): Promise<void>;
  /** @throws unless files can be listed, written and removed in the folder. */
  checkFolder(folder: string): Promise<void>;
}

/**
 * A message holds patient data: only its owner writes it, and only its group reads it, where the process's umask allows
 * even that. The MESH client runs as the same user, or in the group that owns the folders.
 */
const fileMode = 0o640;

/** The steps as Node does them. */
export const nodeFiles: FileSteps = {
  list: (folder) => readdir(folder),
  facts: async (path) => {
    const found = await unlessMissing(stat(path));
    return found && { size: found.size, changedAt: found.mtimeMs };
  },
  async read(path, mostBytes) {
    const handle = await unlessMissing(open(path, "r"));
    if (handle === undefined) return undefined;
    try {
      const { size, mtimeMs } = await handle.stat();
      if (size > mostBytes) throw new RangeError("larger than this transport reads");
      return { bytes: await handle.readFile(), size, changedAt: mtimeMs };
    } finally {
      await handle.close();
    }
  },
  async write(path, bytes) {
    const handle = await open(path, "wx", fileMode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => rename(from, to),
  remove: async (path) => (await unlessMissing(unlink(path).then(() => true))) ?? false,
  async syncFolder(folder) {
    // Windows opens no folder, and keeps names safe by itself.
    if (process.platform === "win32") return;
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async checkFolder(folder) {
    await readdir(folder);
    await access(folder, constants.W_OK);
  },
};

async function unlessMissing<Value>(step: Promise<Value>): Promise<Value | undefined> {
  try {
    return await step;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The operating system's word for what went wrong, such as `EACCES`. Undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}
