import type { ExitCode } from "./command.js";

/** How long the process may take to end by itself. */
const patienceMs = 1_000;

/** Ends the process: the command has finished. */
export function endProcess(exitCode: ExitCode, { usedStore }: { readonly usedStore: boolean }): void {
  // Does not wait for open handles, nor for what the engine is still compiling.
  if (!usedStore) process.exit(exitCode);
  process.exitCode = exitCode;
  // SQLite lets go of a file, and removes its `-wal` and `-shm`, with its last statement. Those of
  // @photostructure/sqlite live until they are collected, or the process ends without being cut off.
  setTimeout(() => process.exit(exitCode), patienceMs).unref();
}
