import type { CallOptions } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { refusalOf } from "../failures/refusal.js";
import { inboxPath } from "./message-id.js";

/** Removes a message from the inbox. Call it once the message is stored (ME-08). Calling it twice is not an error. */
export async function acknowledge(client: MeshClient, messageId: string, options: CallOptions = {}): Promise<void> {
  const path = `${inboxPath(messageId)}/status/acknowledged`;
  const answer = await client.call({ operation: "acknowledge", method: "PUT", path, options });
  if (answer.status !== 200) throw refusalOf(answer, "acknowledge", client.now());
}
