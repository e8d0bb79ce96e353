import type { MeshError } from "../../mesh-error.js";
import { answerUnreadable } from "../failures/found-here.js";

/**
 * An item of the inbox that cannot be read as MESH sends it. It is that item's fault: the mailbox's other items can be
 * read. It stays in the inbox.
 */
export function messageUnreadable(words: string): MeshError {
  const advice = "It stays in the inbox: where it fails again, ask its sender or the MESH service.";
  return answerUnreadable(`${words} ${advice}`, "not-done", "message");
}
