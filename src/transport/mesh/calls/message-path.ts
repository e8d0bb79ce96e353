import { MeshError } from "../failures/mesh-error.js";

/**
 * Where a message of the inbox is. No id, or one of dots alone, would name something else once it stands in an address.
 */
export function messagePath(messageId: string): string {
  if (!/^\.{0,2}$/.test(messageId)) return `/inbox/${encodeURIComponent(messageId)}`;
  throw new MeshError("This is no message id: list the inbox again. MESH was not asked.", {
    reason: "message-not-found",
    certainty: "not-done",
    resendCanHelp: false,
  });
}
