import type { CallOptions } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";

/** How many messages wait, as MESH counts them (ME-07). NHS England has deprecated it. */
export async function count(client: MeshClient, options: CallOptions = {}): Promise<number> {
  const answer = await client.call({ operation: "count", method: "GET", path: "/count", options });
  if (answer.status !== 200) throw refusalOf(answer, "count", client.now());
  const { count: waiting } = jsonOf(answer.body);
  if (typeof waiting === "number" && Number.isSafeInteger(waiting) && waiting >= 0) return waiting;
  throw answerUnreadable("MESH counted the inbox in a form that its API does not describe.", "not-done");
}
