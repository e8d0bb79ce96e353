import type { Envelope } from "../../transport.js";
import { answerUnreadable } from "../failures/answer-unreadable.js";
import { jsonOf, stringIn } from "../http/json-body.js";
import { maxMessageBytes } from "../limits.js";
import type { MeshClient } from "../mesh-client.js";
import { refusalOf } from "../failures/refusal.js";
import { sendHeaders } from "./send-headers.js";
import { tooLarge } from "../failures/too-large.js";

/**
 * Posts one message, uncompressed and in one part (ME-05, ME-06); never twice, since MESH keeps duplicates (ME-13). The
 * id is read from both forms of the answer (ME-04).
 */
export async function send(client: MeshClient, envelope: Envelope): Promise<{ readonly messageId: string }> {
  if (envelope.body.byteLength > maxMessageBytes) throw tooLarge("This message");
  const headers = sendHeaders(client.mailboxId, envelope);
  const answer = await client.call({
    operation: "send",
    method: "POST",
    path: "/outbox",
    headers,
    body: envelope.body,
  });
  if (answer.status !== 202) throw refusalOf(answer, "send", client.now());
  const body = jsonOf(answer.body);
  const messageId = stringIn(body, "message_id") ?? stringIn(body, "messageID");
  if (messageId === undefined)
    throw answerUnreadable(
      "MESH took the message (202), and its answer holds no message id. Do not send it again; track it by its " +
        "ITK3 ids.",
      "done",
    );
  return { messageId };
}
