import { statSync } from "node:fs";
import type { ValidateOptions } from "../../validation/options.js";
import type { Counting } from "../counting.js";
import { findFiles, type Found } from "../files/find-files.js";
import type { Terminal } from "../terminal.js";
import type { Baseline } from "./baseline.js";
import { check, type Checked } from "./checked.js";

/** The files of one run, and the last result of each. */
export interface Session {
  /** The last result of each file, in the order of the names. */
  results(): readonly Checked[];
  /**
   * Checks what is new or has changed since the last call; calls `done` with each result, `gone` for each file that is
   * not there any more.
   */
  look(done: (checked: Checked) => void, gone?: (file: string) => void): Promise<void>;
}

/** How files are checked. */
export interface SessionOptions {
  readonly validate: ValidateOptions;
  readonly baseline: Baseline | undefined;
  readonly terminal: Terminal;
  /** Counts the files of a long look. */
  readonly counting: (all: number) => Counting;
}

/** A session over what these names stand for, now and at each later look. */
export function sessionOf(names: readonly string[], options: SessionOptions): Session {
  const { validate, baseline, terminal, counting } = options;
  let known = new Map<string, { readonly stamp: string; readonly checked: Checked }>();
  return {
    results: () => [...known.values()].map(({ checked }) => checked),
    async look(done, gone = () => undefined) {
      const found = findFiles(names);
      const counted = counting(found.length);
      const next: typeof known = new Map();
      const seen = new Map<string, number>();
      for (const one of found) {
        const stamp = stampOf(one);
        // One name given twice is checked twice.
        const times = (seen.get(one.name) ?? 0) + 1;
        seen.set(one.name, times);
        const key = `${times} ${one.name}`;
        const before = known.get(key);
        if (before?.stamp === stamp) next.set(key, before);
        else {
          const result = await check(one, validate, terminal);
          const checked = baseline === undefined ? result : baseline.apply(result);
          done(checked);
          // The bytes of thousands of files need not be kept.
          next.set(key, { stamp, checked: { ...checked, source: undefined } });
        }
        counted.next();
      }
      for (const [key, { checked }] of known) if (!next.has(key)) gone(checked.file);
      known = next;
    },
  };
}

/** What changes with a file. What cannot be looked at is as if it were not there: reading it says why. */
function stampOf({ name, missing }: Found): string {
  if (missing !== undefined || name === "-") return missing ?? "";
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(name);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch {
    return "";
  }
}
