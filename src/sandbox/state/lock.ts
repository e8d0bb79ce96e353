import { readFile, rm, writeFile } from "node:fs/promises";
import { SandboxError } from "../errors.js";

/** The files that this process has. */
const own = new Set<string>();

/**
 * Keeps other sandboxes away from a file: beside it lies one more, with the number of our process. One that a process
 * left behind which has ended is taken over. Returns what lets go of it.
 *
 * @throws SandboxError `state-in-use`
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  if (own.has(lock)) throw inUse();
  own.add(lock);
  try {
    await take(lock);
  } catch (error) {
    own.delete(lock);
    throw error;
  }
  return async () => {
    own.delete(lock);
    await rm(lock, { force: true });
  };
}

async function take(lock: string): Promise<void> {
  const write = (): Promise<void> => writeFile(lock, String(process.pid), { flag: "wx", mode: 0o600 });
  try {
    await write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isRunning(Number(await readFile(lock, "utf8")))) throw inUse();
    await rm(lock, { force: true });
    await write();
  }
}

/** Our own number is no sign of life: in a container, each process may have the same. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function inUse(): SandboxError {
  return new SandboxError(
    "state-in-use",
    "The sandbox cannot start: another one has its state file. Stop that one, or give this one a file of its own. If " +
      "there is none, remove the file beside it whose name ends in .lock.",
  );
}
