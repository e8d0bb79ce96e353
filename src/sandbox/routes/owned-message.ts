import { refusals } from "./error-bodies.js";
import { refuse, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import type { StoredMessage } from "../stored-message.js";

/** The message that the path names, if the mailbox may read it; otherwise the refusal. */
export function ownedMessage(
  request: MeshRequest,
  mesh: Mesh,
): { readonly message: StoredMessage } | { readonly refusal: MeshAnswer } {
  const message = mesh.store.find(request.parts["message"] ?? "");
  if (message === undefined) return { refusal: refuse(refusals.messageUnknown, request.v2) };
  if (message.owner !== request.mailboxId) return { refusal: refuse(refusals.notYours, request.v2) };
  if (message.status === "error") return { refusal: refuse(refusals.messageGone, request.v2) };
  return { message };
}
