import { join } from "node:path";
import { MeshError } from "../mesh-error.js";
import { maxMessageBytes } from "../mesh/exchange.js";
import type { CallOptions, Envelope } from "../transport.js";
import { controlFileOf } from "./control-file.js";
import { checkUsable, folderUnusable, optionInvalid, tooLarge } from "./failures.js";
import { codeOf, type FileSteps } from "./files.js";
import { controlEnd, dataEnd } from "./waiting.js";

/** A control file that the MESH client does not look at yet. */
const unfinishedEnd = `${controlEnd}.part`;

/** Where a message is written. */
export interface Outbox {
  readonly files: FileSteps;
  readonly mailboxId: string;
  readonly out: string;
  readonly newName: () => string;
}

/**
 * Gives a message to the MESH client (ME-05). The steps, each on the disk before the next:
 *
 * 1. the control file under a name that the MESH client does not look at. If the program ends now, it tells that what
 *    else there is of this name was never given to the MESH client: see `removeLeftovers`;
 * 2. the data file, whole;
 * 3. the control file gets its name: from this moment on, and not before, there is a message.
 *
 * What fails before that moment is taken back and certainly not done. If nobody can tell whether the moment came, or
 * whether it is on the disk, the outcome is unknown, and a resend carries the same bytes under a new name (ME-13).
 */
export async function send(outbox: Outbox, envelope: Envelope, options?: CallOptions): Promise<{ messageId: string }> {
  const { files, mailboxId, out, newName } = outbox;
  if (envelope.body.byteLength > maxMessageBytes) throw tooLarge("This message", maxMessageBytes);
  const control = controlFileOf(mailboxId, envelope);
  const name = newName();
  if (typeof name !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(name))
    throw optionInvalid("newName must give 1 to 64 letters, digits, - and _. Nothing was written.");
  const path = join(out, name);
  const written: string[] = [];
  const write = async (file: string, bytes: Uint8Array): Promise<void> => {
    await files.write(file, bytes).catch((error: unknown) => {
      // A file that was there already belongs to another message. Any other may have been written in part.
      if (codeOf(error) !== "EEXIST") written.push(file);
      throw error;
    });
    written.push(file);
  };
  try {
    await write(path + unfinishedEnd, control);
    await write(path + dataEnd, envelope.body);
    await files.syncFolder(out);
    checkUsable(false, options);
  } catch (error) {
    await takeBack(files, written);
    throw error instanceof MeshError ? error : folderUnusable("The message could not be written", error);
  }
  try {
    await files.rename(path + unfinishedEnd, path + controlEnd);
  } catch (error) {
    const certainty = (await takeBack(files, written)) ? "not-done" : "unknown";
    throw folderUnusable("The message could not be given to the MESH client", error, certainty);
  }
  await files.syncFolder(out).catch((error: unknown) => {
    throw folderUnusable("The message was given to the MESH client, but may not be on the disk", error, "unknown");
  });
  return { messageId: name };
}

/**
 * Removes what was written of a message, its control file first. True where that took the control file away before it
 * had its name: the MESH client then cannot have it. If not, the data file may belong to a message, and stays.
 */
async function takeBack(files: FileSteps, written: readonly string[]): Promise<boolean> {
  try {
    for (const file of written) if (!(await files.remove(file))) return false;
    return true;
  } catch {
    return false;
  }
}

/** Nobody takes this long to write one message. In milliseconds. */
const unfinishedFor = 24 * 60 * 60 * 1_000;

/** Removes what a program left that ended while it wrote a message: patient data that nobody would use again. */
export async function removeLeftovers(files: FileSteps, out: string, now: Date): Promise<void> {
  for (const file of await files.list(out)) {
    if (!file.endsWith(unfinishedEnd)) continue;
    const facts = await files.facts(join(out, file));
    if (facts === undefined || now.getTime() - facts.changedAt < unfinishedFor) continue;
    const path = join(out, file.slice(0, -unfinishedEnd.length));
    await files.remove(path + dataEnd);
    await files.remove(path + unfinishedEnd);
  }
}
