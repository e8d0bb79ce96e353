import { statSync, watch, type FSWatcher } from "node:fs";
import { dirname } from "node:path";
import { fixedPart } from "../files/wildcards.js";

/** A save is several events: this long none may come before it is looked at. */
const quietMs = 10;
/** How often everything is looked at without an event: not every file system tells of changes. */
const lookMs = 2_000;

/** Calls `look` after each change below what these names stand for, one call at a time, until `signal` aborts. */
export async function watching(
  names: readonly string[],
  look: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      wake();
    }, quietMs);
  };
  const watchers = [...foldersOf(names)].flatMap(([folder, recursive]) => watcherOf(folder, recursive, changed));
  const regular = setInterval(() => {
    wake();
  }, lookMs);
  signal.addEventListener("abort", () => {
    wake();
  });
  try {
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      await look();
      await woken;
    }
  } finally {
    clearTimeout(timer);
    clearInterval(regular);
    for (const watcher of watchers) watcher.close();
  }
}

/** The folders to watch, and whether with all that is below. An editor replaces a file, so its folder is watched. */
function foldersOf(names: readonly string[]): ReadonlyMap<string, boolean> {
  const folders = new Map<string, boolean>();
  for (const name of names) {
    const fixed = fixedPart(name);
    const isFolder = statSync(fixed, { throwIfNoEntry: false })?.isDirectory() === true;
    const folder = isFolder ? fixed : dirname(fixed);
    folders.set(folder, isFolder || folders.get(folder) === true);
  }
  return folders;
}

/** None where the system cannot watch: what is there is looked at regularly all the same. */
function watcherOf(folder: string, recursive: boolean, changed: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, { recursive }, changed);
    watcher.on("error", () => {
      watcher.close();
    });
    return [watcher];
  } catch {
    return [];
  }
}
