import { exactJson, JsonFault } from "./exact-json.js";
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
    return exactJson(text);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    throw new WrongUse(`${shown} ${fault.reason}${placeOf(fault, text)}.`, { cause: fault });
  }
}

function placeOf({ offset }: JsonFault, text: string): string {
  const before = text.slice(0, offset).split("\n");
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
