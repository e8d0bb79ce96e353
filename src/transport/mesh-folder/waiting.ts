import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FileFacts, FileSteps } from "./files.js";
import { mostControlBytes, readControlFile, type ControlFile } from "./read-control-file.js";

/** An item of the folder IN: whole, or not (yet) to be read. */
export interface Waiting {
  /** Made from the item itself: see `idOf`. */
  readonly id: string;
  /** The name that its files share. */
  readonly name: string;
  /** When its control file was written, in milliseconds since 1970. */
  readonly since: number;
  /** Undefined where it is locked, cannot be read as a control file, or misses its data file. */
  readonly whole: WholeItem | undefined;
}

/** An item that can be read. */
export interface WholeItem {
  readonly type: "message" | "report";
  readonly control: ControlFile;
  /** Undefined for a report without data. */
  readonly data: FileFacts | undefined;
}

/** The ends of names: of the two files of an item, and of a control file that was acknowledged. */
export const controlEnd = ".ctl";
export const dataEnd = ".dat";

/** How an item is now. Undefined where there is none of this name. A file that is locked does not stop the others. */
export async function waitingOf(files: FileSteps, folder: string, name: string): Promise<Waiting | undefined> {
  const path = join(folder, name);
  try {
    const read = await files.read(path + controlEnd, mostControlBytes);
    if (read === undefined) return undefined;
    const data = await files.facts(path + dataEnd);
    const id = idOf(name, read.bytes, data);
    return { id, name, since: read.changedAt, whole: wholeItem(readControlFile(read.bytes), data) };
  } catch {
    const facts = await files.facts(path + controlEnd).catch(() => ({ size: 0, changedAt: 0 }));
    return facts && { id: idOf(name, new Uint8Array(), facts), name, since: facts.changedAt, whole: undefined };
  }
}

/** All items of a folder, oldest first. */
export async function allWaiting(
  files: FileSteps,
  folder: string,
  names: readonly string[],
): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const file of names) {
    if (!file.endsWith(controlEnd)) continue;
    const item = await waitingOf(files, folder, file.slice(0, -controlEnd.length));
    if (item !== undefined) found.push(item);
  }
  return found.sort((one, other) => one.since - other.since || (one.name < other.name ? -1 : 1));
}

/**
 * The message id of an item. Nothing promises that the MESH client never gives a name twice, and an id that came back
 * for another message would let that message be taken for one that is stored already. So the id is a digest of the
 * name, the control file, and size and time of the data file: another message has another id, and no name, which might
 * say something about a patient, gets into a log (ME-14). Where a time is lost, as when files are copied, the same
 * message comes once more: a duplicate with the same bytes (ME-13).
 */
export function idOf(name: string, control: Uint8Array, data: FileFacts | undefined): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([name, data?.size, data?.changedAt]))
    .update(control);
  return digest.digest("hex").slice(0, 32).toUpperCase();
}

/**
 * An error report is a control file alone, whose StatusRecord says ERROR, or one whose MessageType is Report (ME-09).
 * A StatusRecord that says anything else belongs to a message.
 */
function wholeItem(control: ControlFile | undefined, data: FileFacts | undefined): WholeItem | undefined {
  if (control === undefined) return undefined;
  const isError = control.statusRecords.some((record) => isWord(record.get("Status"), "ERROR"));
  if (isWord(control.values.get("MessageType"), "REPORT") || (isError && data === undefined))
    return { type: "report", control, data };
  return data && { type: "message", control, data };
}

/** Words of the MESH client, in any case. */
export function isWord(value: string | undefined, word: string): boolean {
  return value?.toUpperCase() === word;
}
