import { givenObject } from "../../../values/given.js";
import { InvalidValueError } from "../../../errors.js";
import { MeshError } from "../../mesh-error.js";
import type { CallOptions, Envelope } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable, tooLarge } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";
import { sha256 } from "./checksum.js";
import { encodePart, splitMessage, type SendSettings } from "./message-parts.js";
import { isMessageId } from "./message-id.js";
import { partFailed } from "./part-failed.js";
import { sendHeaders } from "./send-headers.js";
import { sendPart } from "./send-part.js";

/**
 * Posts one message (ME-05), in parts where it is larger than a part (ME-06). The first request is never repeated,
 * because MESH keeps duplicates (ME-13).
 */
export async function send(
  client: MeshClient,
  envelope: Envelope,
  settings: SendSettings,
  options: CallOptions = {},
): Promise<{ readonly messageId: string }> {
  givenObject(envelope, "envelope");
  const { body } = envelope;
  if (!(body instanceof Uint8Array)) throw new InvalidValueError("body", "must be a Uint8Array");
  if (body.byteLength > client.limits.maxMessageBytes) throw tooLarge("This message", client.limits.maxMessageBytes);
  const headers = {
    ...sendHeaders(client.mailboxId, envelope),
    ...(settings.checksum ? { "mex-content-checksum": sha256(body) } : {}),
  };
  const [first = body, ...rest] = splitMessage(body, settings);
  const count = rest.length + 1;
  const messageId = await sendFirst(client, headers, await encodePart(first, settings), count, options);
  for (const [place, part] of rest.entries()) {
    const { headers: encoding, body } = await encodePart(part, settings);
    const partHeaders = { "content-type": envelope.contentType, ...encoding };
    await sendPart(client, { messageId, part: place + 2, count, headers: partHeaders, body }, options);
  }
  return { messageId };
}

type Headers = Readonly<Record<string, string>>;

async function sendFirst(
  client: MeshClient,
  headers: Headers,
  part: { readonly headers: Headers; readonly body: Uint8Array },
  count: number,
  options: CallOptions,
): Promise<string> {
  try {
    const answer = await client.call({
      operation: "send",
      method: "POST",
      path: "/outbox",
      headers: { ...headers, ...part.headers, ...(count > 1 ? { "mex-chunk-range": `1:${count}` } : {}) },
      body: part.body,
      options,
    });
    if (answer.status !== 202) throw refusalOf(answer, "send", client.now());
    return messageIdOf(answer.body, count);
  } catch (error) {
    // Without the other parts, a first part that MESH may have is no message.
    if (count > 1 && error instanceof MeshError && error.certainty !== "not-done") throw partFailed(error, 1, count);
    throw error;
  }
}

/** The message id in either form of the answer (ME-04). */
function messageIdOf(body: Uint8Array, count: number): string {
  const { message_id: v2, messageID: v1 } = jsonOf(body);
  const messageId = [v2, v1].find(isMessageId);
  if (messageId !== undefined) return messageId;
  const advice = count > 1 ? "" : " Do not send it again: follow it by its ITK3 ids.";
  throw answerUnreadable(`MESH accepted the message (202), but its answer has no message id.${advice}`, "done");
}
