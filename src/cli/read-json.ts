import { exactJson } from "../fhir/json/exact-json.js";
import { JsonFault } from "../fhir/json/json-tree.js";
import { lineColumns } from "../fhir/xml/line-column.js";
import { readSource, whyUnreadable, type Input } from "./read-source.js";
import { WrongUse } from "./wrong-use.js";

/**
 * A JSON file, or standard input where the name is `-`. @throws WrongUse that repeats nothing of what the file holds.
 */
export async function readJson(name: string, terminal: Input): Promise<unknown> {
  return jsonIn(await readBytes(name, terminal), name);
}

/** The bytes of a file, or of standard input where the name is `-`. @throws WrongUse */
export async function readBytes(name: string, terminal: Input): Promise<Uint8Array> {
  try {
    return await readSource(name, terminal);
  } catch (cause) {
    throw new WrongUse(`${shown(name)} cannot be read: ${whyUnreadable(cause)}.`, { cause });
  }
}

/** What JSON says that was read from the file of this name. @throws WrongUse that repeats nothing of it. */
export function jsonIn(bytes: Uint8Array, name: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WrongUse(`${shown(name)} is no UTF-8 text.`, { cause });
  }
  if (text.trim() === "") throw new WrongUse(`${shown(name)} is empty.`);
  try {
    return exactJson(text);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    const { line, column } = lineColumns(text)(fault.offset);
    throw new WrongUse(`${shown(name)} ${fault.message} (line ${line}, column ${column}).`, { cause: fault });
  }
}

function shown(name: string): string {
  return name === "-" ? "standard input" : name;
}
