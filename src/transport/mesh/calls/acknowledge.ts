import type { MeshClient } from "../mesh-client.js";
import { messagePath } from "./message-path.js";
import { refusalOf } from "../failures/refusal.js";

/** Takes a message out of the inbox: to be called once what it says is stored (ME-08). Doing so twice is no error. */
export async function acknowledge(client: MeshClient, messageId: string): Promise<void> {
  const path = `${messagePath(messageId)}/status/acknowledged`;
  const answer = await client.call({ operation: "acknowledge", method: "PUT", path });
  if (answer.status !== 200) throw refusalOf(answer, "acknowledge", client.now());
}
