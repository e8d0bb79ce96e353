import { open, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { SandboxError } from "../errors.js";
import { makeFolder } from "../make-folder.js";
import { appendLog, unusable, type AppendLog } from "./append-log.js";
import { compact, isMostlyPast } from "./compact.js";
import { readContent, type StateContent } from "./content.js";
import { firstLine, FrameFault } from "./frames.js";
import { lockFile } from "./lock.js";

/** An open state file: what it said, and where more is added. */
export interface StateFile {
  readonly content: StateContent;
  readonly log: AppendLog;
  /** Writes what is left, and lets other sandboxes have the file. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a state file, which no other sandbox may have, or makes one that only its owner can read.
 *
 * @throws SandboxError `state-in-use`, `state-damaged`, `state-unusable`
 */
export async function openStateFile(name: string): Promise<StateFile> {
  const file = resolve(name);
  try {
    await makeFolder(dirname(file), 0o700);
    const unlock = await lockFile(file);
    try {
      const { content, log } = await openContent(file);
      return { content, log, close: () => log.close().finally(unlock) };
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    if (error instanceof SandboxError) throw error;
    throw error instanceof FrameFault ? damaged(error) : unusable(error);
  }
}

async function openContent(file: string): Promise<Omit<StateFile, "close">> {
  const found = await openHandle(file);
  try {
    const content = await readContent(found);
    if (!isMostlyPast(content)) return { content, log: await logAfter(found, content) };
    await compact(file, found, content);
  } catch (error) {
    await found.close();
    throw error;
  }
  await found.close();
  const smaller = await openHandle(file);
  const content = await readContent(smaller);
  return { content, log: await logAfter(smaller, content) };
}

async function openHandle(file: string): Promise<FileHandle> {
  await (await open(file, "a", 0o600)).close();
  return open(file, "r+");
}

/** What is torn at the end goes, so that what is added follows the last whole entry. */
async function logAfter(handle: FileHandle, { end }: StateContent): Promise<AppendLog> {
  await handle.chmod(0o600); // a file that existed before keeps its own mode
  await handle.truncate(end);
  if (end === 0) await handle.write(firstLine, 0, firstLine.length, 0);
  return appendLog(handle, Math.max(end, firstLine.length));
}

function damaged(cause: FrameFault): SandboxError {
  return new SandboxError(
    "state-damaged",
    cause.at === 0
      ? "The sandbox cannot start: its state file is not one that a sandbox wrote. Name another file, or move this " +
          "one away. It was not changed."
      : `The sandbox cannot start: its state file is damaged at byte ${cause.at}. Take a copy of before, or move it ` +
          "away: then the sandbox begins anew. It was not changed.",
    { cause },
  );
}
