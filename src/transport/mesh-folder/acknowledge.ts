import { join } from "node:path";
import { folderUnusable } from "./failures.js";
import { codeOf, type FileSteps } from "./files.js";
import { mostControlBytes } from "./read-control-file.js";
import { controlEnd, dataEnd, idOf, type Waiting } from "./waiting.js";

/** A control file whose item was acknowledged: `NAME.ID.acknowledged`. */
const acknowledged = /^(.+)\.([0-9A-F]{32})\.acknowledged$/s;

/**
 * Takes an item out of the folder IN (ME-08). MESH has forgotten it already, so this is the last moment at which it can
 * be lost. The steps:
 *
 * 1. the control file gets another name, in the same folder. This is one step of the file system: before it, the item
 *    waits and is whole; after it, there is no item. It is on the disk before the next step;
 * 2. the data file is removed, then the renamed control file.
 *
 * If the program ends in between, the renamed control file tells the next listing what is left to remove. Nothing is
 * kept: the application has stored the item, and these files hold patient data.
 */
export async function setAside(files: FileSteps, folder: string, { id, name }: Waiting): Promise<void> {
  const path = join(folder, name);
  try {
    await files.rename(path + controlEnd, `${path}.${id}.acknowledged`);
  } catch (error) {
    // Another reader of the same mailbox was faster.
    if (codeOf(error) === "ENOENT") return;
    throw folderUnusable("The item could not be taken out of the folder IN", error, "unknown");
  }
  try {
    await removeRest(files, folder, name, id);
  } catch {
    // It is acknowledged. The next listing removes the rest.
  }
}

/** Finishes what `setAside` began. What cannot be removed now does not stop a listing. */
export async function finishAcknowledged(files: FileSteps, folder: string, names: readonly string[]): Promise<void> {
  for (const file of names) {
    const [, name, id] = acknowledged.exec(file) ?? [];
    if (name === undefined || id === undefined) continue;
    await removeRest(files, folder, name, id).catch(() => undefined);
  }
}

/** The data file is removed only where it belongs to this item: the MESH client may have used the name again. */
async function removeRest(files: FileSteps, folder: string, name: string, id: string): Promise<void> {
  const path = join(folder, name);
  const control = await files.read(`${path}.${id}.acknowledged`, mostControlBytes);
  if (control === undefined) return;
  await files.syncFolder(folder);
  const data = await files.facts(path + dataEnd);
  if (data !== undefined && idOf(name, control.bytes, data) === id) await files.remove(path + dataEnd);
  await files.remove(`${path}.${id}.acknowledged`);
}
