import type { MeshClient } from "../mesh-client.js";
import { refusalOf } from "../failures/refusal.js";

/** Tells MESH that the mailbox is in use, and finds out that everything fits (ME-03). */
export async function handshake(client: MeshClient): Promise<void> {
  const answer = await client.handshake();
  if (answer.status !== 200) throw refusalOf(answer, "handshake", client.now());
}
