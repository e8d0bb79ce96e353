import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Only its owner may read a message: it holds a patient's data. */
const mode = 0o600;

/**
 * Writes a file whole or not at all: beside its place first, then moved there. An earlier file stays until then.
 * A link stays a link; a pipe or a device (`/dev/stdout`) is written into, since a file moved there would replace it.
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const earlier = await unlessMissing(stat(path));
  if (earlier !== undefined && !earlier.isFile()) {
    await writeFile(path, text);
    return;
  }
  await replaceFile((await unlessMissing(realpath(path))) ?? path, text);
}

async function replaceFile(path: string, text: string): Promise<void> {
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

async function unlessMissing<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
