import type { Terminal } from "./terminal.js";

/** What takes no longer than this needs no progress. */
const everyMs = 2_000;

/** Counts what is done of a long work. */
export interface Counting {
  /** One more is done. */
  next(): void;
}

/** Says every two seconds how much of a long work is done, to a person at a screen; nothing of a short one. */
export function counting(
  command: string,
  done: "checked" | "stored" | "written",
  all: number,
  terminal: Pick<Terminal, "note" | "isErrorScreen">,
  now: () => number = () => performance.now(),
): Counting {
  let count = 0;
  let last = now();
  return {
    next() {
      count += 1;
      if (count >= all || terminal.isErrorScreen?.() !== true || now() - last < everyMs) return;
      last = now();
      terminal.note(`update-record ${command}: ${count} of ${all} ${done}\n`);
    },
  };
}
