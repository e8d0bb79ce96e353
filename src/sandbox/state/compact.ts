import { open, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { appendLog } from "./append-log.js";
import type { StateContent } from "./content.js";
import { firstLine } from "./frames.js";
import type { BytesPlace } from "./records.js";

/** A file below this size is left as it is. Bytes. */
const smallest = 1024 * 1024;

/** How many ids one entry holds: a line is read as a whole. */
const idsTogether = 1000;

/** Whether most of a file is about what is not there any more. */
export function isMostlyPast({ messages, end }: StateContent): boolean {
  let needed = 0;
  for (const { parts } of messages.values()) for (const { length } of parts) needed += length;
  return end > smallest && needed < end / 2;
}

/** Writes what a file says in the end into another one, and puts that in its place. */
export async function compact(file: string, handle: FileHandle, content: StateContent): Promise<void> {
  const next = `${file}.new`;
  const target = await open(next, "w+", 0o600);
  const log = appendLog(target, firstLine.length);
  try {
    await target.write(firstLine, 0, firstLine.length, 0);
    log.append({ type: "settings", settings: content.settings });
    for (const { run, mailboxId, ids } of content.memory)
      for (let at = 0; at < ids.length; at += idsTogether)
        log.append({ type: "remembered", remembered: { run, mailboxId, ids: ids.slice(at, at + idsTogether) } });
    for (const message of content.messages.values()) {
      const parts: BytesPlace[] = [];
      for (const { at, length } of message.parts) {
        const bytes = Buffer.alloc(length);
        await handle.read(bytes, 0, length, at);
        parts.push((await log.keep(bytes)).place);
      }
      log.append({ type: "message", message: { ...message, parts } });
    }
  } finally {
    await log.close();
  }
  await rename(next, file);
  await syncFolder(dirname(file));
}

/** The new name survives a failure of power too, where the system can promise that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Some systems open no folders.
  }
}
