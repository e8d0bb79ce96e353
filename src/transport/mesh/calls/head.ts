import type { CallOptions, InboxHeaders } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { refusalOf } from "../failures/refusal.js";
import { inboxHeaders } from "./inbox-item.js";
import { inboxPath } from "./message-id.js";

/** What a download of this item would say about it, without its bytes (ME-07). */
export async function head(client: MeshClient, messageId: string, options: CallOptions = {}): Promise<InboxHeaders> {
  const answer = await client.call({ operation: "head", method: "HEAD", path: inboxPath(messageId), options });
  if (answer.status !== 200 && answer.status !== 206) throw refusalOf(answer, "head", client.now());
  return inboxHeaders(messageId, answer.headers);
}
