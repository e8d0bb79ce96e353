import { whyUnreadable } from "./read-source.js";
import type { Terminal } from "./terminal.js";
import { writeWholeFile } from "./write-whole-file.js";
import { WrongUse } from "./wrong-use.js";

/**
 * Writes to a file, whole or not at all, or to standard output where the name is `-`; ends with a line break. An error
 * calls it `what`. @throws WrongUse
 */
export async function writeOutput(name: string, written: string, terminal: Terminal, what: string): Promise<void> {
  const text = written.endsWith("\n") ? written : `${written}\n`;
  if (name === "-") {
    terminal.out(text);
    return;
  }
  try {
    await writeWholeFile(name, text);
  } catch (cause) {
    throw new WrongUse(`the ${what} cannot be written: ${whyUnreadable(cause)}.`, { cause });
  }
}
