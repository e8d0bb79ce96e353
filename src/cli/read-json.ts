import { readSource, whyUnreadable } from "./read-source.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** A JSON file, or standard input where the name is `-`. @throws WrongUse that repeats nothing of what the file holds. */
export async function readJson(name: string, terminal: Terminal): Promise<unknown> {
  const shown = name === "-" ? "standard input" : name;
  let bytes: Uint8Array;
  try {
    bytes = await readSource(name, terminal);
  } catch (cause) {
    throw new WrongUse(`${shown} cannot be read: ${whyUnreadable(cause)}.`, { cause });
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WrongUse(`${shown} is no UTF-8 text.`, { cause });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WrongUse(`${shown} is no JSON${placeOf(cause, text)}.`, { cause });
  }
}

/** V8 quotes the text around a mistake, which may be a patient's data: only the place is taken from it. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
