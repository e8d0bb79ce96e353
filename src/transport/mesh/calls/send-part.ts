import { MeshError } from "../../mesh-error.js";
import type { CallOptions } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { refusalOf } from "../failures/refusal.js";
import { partFailed } from "./part-failed.js";
import { track } from "./track.js";

/** A part after the first. */
export interface LaterPart {
  readonly messageId: string;
  readonly part: number;
  /** How many parts the message has. */
  readonly count: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Posts a part (ME-06). Unlike the first, it may be repeated: MESH puts it where it belongs.
 *
 * @throws MeshError as `partFailed` says
 */
export async function sendPart(client: MeshClient, later: LaterPart, options: CallOptions): Promise<void> {
  const { messageId, part, count, headers, body } = later;
  const path = `/outbox/${messageId}/${part}`;
  try {
    const answer = await client.call({
      operation: "send-chunk",
      method: "POST",
      path,
      headers: { ...headers, "mex-chunk-range": `${part}:${count}` },
      body,
      options,
    });
    if (answer.status === 202) return;
    // 423: the message is complete. So it is where an attempt whose answer was lost had brought the last part.
    if (answer.status === 423 && part === count && (await isAccepted(client, messageId, options))) return;
    throw refusalOf(answer, "send-chunk", client.now());
  } catch (error) {
    if (!(error instanceof MeshError)) throw error;
    // MESH has taken the part; only the answer's body is of no use, and nothing in it is needed.
    if (error.certainty === "done") return;
    throw partFailed(error, part, count);
  }
}

async function isAccepted(client: MeshClient, messageId: string, options: CallOptions): Promise<boolean> {
  try {
    const { status } = await track(client, messageId, options);
    return status === "accepted" || status === "acknowledged";
  } catch (error) {
    if (error instanceof MeshError) return false;
    throw error;
  }
}
