import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FileSteps } from "./files.js";
import { mostControlBytes, readControlFile, type ControlFile } from "./read-control-file.js";
import { controlEnd } from "./waiting.js";

/** Finds out which message a report is about. */
export interface SentMessages {
  /** The name of the one message in SENT that the report can be about. Undefined where there is none, or several. */
  nameFor(report: ControlFile): Promise<string | undefined>;
}

/**
 * A control file holds no id of the message that a report is about. What it repeats of that message is the address, the
 * subject, the local id and the workflow id. These are compared with each control file in SENT: where exactly one has
 * them all, the report is about that one. Two messages about one patient can be alike in all four. Then nobody can tell
 * which it is, and it is left to a person rather than guessed.
 *
 * Each file of SENT is read once. Of its four values only a digest is kept.
 */
export function sentMessages(files: FileSteps, folder: string): SentMessages {
  const read = new Set<string>();
  /** Undefined where several messages are alike. */
  const names = new Map<string, string | undefined>();
  const readNew = async (): Promise<void> => {
    for (const file of await files.list(folder)) {
      if (!file.endsWith(controlEnd) || read.has(file)) continue;
      const control = await controlFileAt(files, join(folder, file));
      if (control === undefined) continue;
      read.add(file);
      const key = keyOf(control);
      if (key !== undefined) names.set(key, names.has(key) ? undefined : file.slice(0, -controlEnd.length));
    }
  };
  return {
    async nameFor(report) {
      const key = keyOf(report);
      if (key === undefined) return undefined;
      await readNew();
      return names.get(key);
    },
  };
}

/** Undefined where the file is locked, has gone or is not whole: it is looked at again with the next report. */
async function controlFileAt(files: FileSteps, path: string): Promise<ControlFile | undefined> {
  const read = await files.read(path, mostControlBytes).catch(() => undefined);
  return read && readControlFile(read.bytes);
}

/** Undefined where address or subject is missing: without them too many messages are alike. */
function keyOf({ values }: ControlFile): string | undefined {
  const [to = "", subject = "", ...others] = ["To_DTS", "Subject", "LocalId", "WorkflowId"].map(
    (element) => values.get(element) ?? "",
  );
  if (to === "" || subject === "") return undefined;
  // MESH may answer with an address in upper case.
  return createHash("sha256")
    .update(JSON.stringify([to.toUpperCase(), subject, ...others]))
    .digest("base64");
}
