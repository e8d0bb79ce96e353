import { MeshError, usualFaults, type Certainty, type MeshErrorFacts } from "../mesh-error.js";
import type { CallOptions } from "../transport.js";
import { codeOf } from "./files.js";

/** A failure, and whose fault it usually is; nothing was done, unless it says otherwise. */
function failed(
  message: string,
  facts: Pick<MeshErrorFacts, "reason" | "resendCanHelp"> & Partial<Pick<MeshErrorFacts, "certainty" | "fault">>,
): MeshError {
  return new MeshError(message, { certainty: "not-done", fault: usualFaults[facts.reason], ...facts });
}

/** What somebody has to put right first. Whatever else the operating system says may pass by itself. */
const lasting: readonly (string | undefined)[] = ["EACCES", "EPERM", "ENOENT", "ENOTDIR", "EROFS", "EXDEV", "EEXIST"];

/**
 * A step on the files that failed. Only the operating system's code of the error is shown: its message holds a path,
 * and nobody knows what the MESH client puts into the names of files (ME-14).
 */
export function folderUnusable(what: string, error: unknown, certainty: Certainty = "not-done"): MeshError {
  const code = codeOf(error);
  const isLasting = lasting.includes(code);
  return failed(
    `${what} (${code ?? "no code"}). Check that the MESH client's folders are there, that this program may list, ` +
      "write and remove files in them, and that the disk is not full.",
    {
      reason: "folder-unusable",
      fault: isLasting ? "mailbox" : "network",
      certainty,
      resendCanHelp: !isLasting,
    },
  );
}

/** An option that cannot work. */
export function optionInvalid(message: string): MeshError {
  return failed(message, { reason: "configuration-invalid", resendCanHelp: false });
}

/** This transport does not have the mailbox. */
export function noSuchMailbox(message: string): MeshError {
  return failed(message, { reason: "no-such-mailbox", resendCanHelp: false });
}

/** An element of the control file that MESH cannot accept. Never repeats the value (ME-14). */
export function elementInvalid(element: string, fault: string): MeshError {
  return failed(`${element} ${fault}. Nothing was written.`, { reason: "header-invalid", resendCanHelp: false });
}

/** `what` begins the sentence. */
export function tooLarge(what: string, mostBytes: number): MeshError {
  return failed(`${what} is larger than ${mostBytes / 1_000_000} MB, the most that this transport handles.`, {
    reason: "too-large",
    resendCanHelp: false,
  });
}

/** The id is none of those that wait. */
export function messageNotFound(): MeshError {
  return failed("This mailbox has no message with that id. List the inbox again.", {
    reason: "message-not-found",
    resendCanHelp: false,
  });
}

/** A pair of files that cannot be read as one at the moment. */
export function itemIncomplete(): MeshError {
  return failed(
    "A control file in the folder IN is locked or cannot be read, or its data file is missing. If that stays so, " +
      "look at the folder: it may be the answer of a practice.",
    { reason: "answer-unreadable", resendCanHelp: true },
  );
}

/** @throws MeshError `transport-closed`, or `aborted` where the caller has given up. */
export function checkUsable(isClosed: boolean, options: CallOptions | undefined): void {
  if (isClosed)
    throw failed("This transport was closed. Open a new one.", { reason: "transport-closed", resendCanHelp: false });
  if (options?.signal?.aborted === true)
    throw failed("The call was ended by its signal before it did anything.", {
      reason: "aborted",
      resendCanHelp: true,
    });
}
