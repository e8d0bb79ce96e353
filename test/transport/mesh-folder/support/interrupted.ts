import { writeFile } from "node:fs/promises";
import { nodeFiles, type FileSteps } from "../../../../src/transport/mesh-folder/files.js";

/**
 * How a step goes wrong. `ends-before`, `ends-within`, `ends-after`: the program ends there, so that no later step
 * happens. `fails`: the step fails, and the program goes on; `fails-done`: it fails after it was done.
 */
export const ways = ["ends-before", "ends-within", "ends-after", "fails", "fails-done"] as const;
export type Way = (typeof ways)[number];

/** Files of which one changing step goes wrong. */
export interface InterruptedFiles {
  readonly files: FileSteps;
  /** The changing steps so far, by their names. */
  readonly steps: readonly string[];
  /** The n-th changing step from now on (1 is the next) goes wrong. */
  readonly interrupt: (next: number, way: Way) => void;
  /** So many files are locked when they are read next. */
  readonly lock: (reads: number) => void;
  /** Whether the program has ended. */
  readonly hasEnded: () => boolean;
}

/** The error of an operating system; its message holds a path, as Node's do. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: somewhere, open '/drop/Testfamilie.ctl'`), { code });
}

export function interruptedFiles(first: number = Infinity, firstWay: Way = "fails"): InterruptedFiles {
  const steps: string[] = [];
  let at = first;
  let way = firstWay;
  let locked = 0;
  let isEnded = false;
  const running = <Value>(step: () => Promise<Value>): Promise<Value> =>
    isEnded ? Promise.reject(systemError("EIO")) : step();
  const changing = <Value>(name: string, step: () => Promise<Value>, half?: () => Promise<void>): Promise<Value> =>
    running(async () => {
      steps.push(name);
      if (steps.length !== at) return step();
      isEnded = way.startsWith("ends");
      if (way === "ends-within") await half?.();
      if (way === "ends-after" || way === "fails-done") await step();
      throw systemError("EIO");
    });
  return {
    steps,
    interrupt(next, nextWay) {
      at = steps.length + next;
      way = nextWay;
    },
    lock(reads) {
      locked = reads;
    },
    hasEnded: () => isEnded,
    files: {
      list: (folder) => running(() => nodeFiles.list(folder)),
      facts: (path) => running(() => nodeFiles.facts(path)),
      read: (path, mostBytes) =>
        running(() => ((locked -= 1) >= 0 ? Promise.reject(systemError("EBUSY")) : nodeFiles.read(path, mostBytes))),
      checkFolder: (folder) => running(() => nodeFiles.checkFolder(folder)),
      write: (path, bytes) =>
        changing(
          "write",
          () => nodeFiles.write(path, bytes),
          () => writeFile(path, bytes.subarray(0, bytes.byteLength / 2)),
        ),
      rename: (from, to) => changing("rename", () => nodeFiles.rename(from, to)),
      remove: (path) => changing("remove", () => nodeFiles.remove(path)),
      syncFolder: (folder) => changing("syncFolder", () => nodeFiles.syncFolder(folder)),
    },
  };
}
