import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { whyUnwritable } from "./read-source.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/**
 * Writes to a file (the whole text or nothing), or to standard output where the name is `-`. Adds a line break at the
 * end of a text; bytes stay as they are. `what` is the output's name in an error. @throws WrongUse
 */
export async function writeOutput(
  name: string,
  written: string | Uint8Array,
  terminal: Terminal,
  what: string,
): Promise<void> {
  const text = typeof written !== "string" || written.endsWith("\n") ? written : `${written}\n`;
  if (name === "-") {
    if (terminal.isOutputClosed?.() === true)
      throw new WrongUse(`the ${what} cannot be written: standard output is closed.`);
    terminal.out(text);
    return;
  }
  try {
    await writeWholeFile(name, text);
  } catch (cause) {
    throw new WrongUse(`the ${what} cannot be written: ${whyUnwritable(cause)}.`, { cause });
  }
}

/** Only the file's owner may read it: it holds patient data. */
const mode = 0o600;

/**
 * Writes the whole file or nothing. The text goes to a temporary file in the same folder, which then replaces the file.
 * A link stays a link. A pipe or a device (`/dev/stdout`) is written to directly, because a file moved there would
 * replace it.
 */
async function writeWholeFile(path: string, text: string | Uint8Array): Promise<void> {
  const earlier = await unlessMissing(stat(path));
  if (earlier !== undefined && !earlier.isFile()) {
    await writeFile(path, text);
    return;
  }
  await replaceFile((await unlessMissing(realpath(path))) ?? path, text);
}

async function replaceFile(path: string, text: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = await open(beside, "wx", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Refuses an output that is the input, whatever their names: the message would replace the consultation. @throws
 * WrongUse
 */
export async function refuseSameFile(input: string, output: string): Promise<void> {
  if (input === "-" || output === "-") return;
  // A file that cannot be looked at is named when it is read or written.
  const [read, written] = await Promise.all([input, output].map((file) => stat(file).catch(() => undefined)));
  if (read !== undefined && read.isFile() && read.dev === written?.dev && read.ino === written.ino)
    throw new WrongUse("the output is the input: name another file, or the input would be lost.");
}

async function unlessMissing<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
