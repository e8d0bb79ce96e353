import { foldToAscii } from "../../../values/ascii.js";
import type { Envelope } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { jsonOf, maxMessageBytes } from "../exchange.js";
import { answerUnreadable, headerInvalid, tooLarge } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";

/** The most characters that MESH accepts in each header of a send (ME-05). */
const headerLengths = {
  "mex-to": 100,
  "mex-workflowid": 300,
  "mex-subject": 500,
  "mex-localid": 300,
} as const;

/**
 * Posts one message, uncompressed and in one part (ME-05, ME-06). It is never sent twice, because MESH keeps duplicates
 * (ME-13). The message id is read from both forms of the answer (ME-04).
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
  const { message_id: v2, messageID: v1 } = jsonOf(answer.body);
  const messageId = [v2, v1].find((id) => typeof id === "string" && id !== "");
  if (typeof messageId !== "string")
    throw answerUnreadable(
      "MESH accepted the message (202), but its answer has no message id. Do not send it again: follow it by its " +
        "ITK3 ids.",
      "done",
    );
  return { messageId };
}

const notAscii = /[^\x00-\x7f]/gu;

/**
 * The headers of a send, checked before anything is sent (ME-05). The subject is for people to read, and is folded to
 * ASCII: nothing says what becomes of other letters in a header. In an address, a workflow id or a local id a changed
 * letter would change the meaning, so there anything but ASCII is refused.
 *
 * @throws MeshError `header-invalid`. It names the header and never its value (ME-14).
 */
function sendHeaders(
  mailboxId: string,
  { to, workflowId, subject, localId, contentType }: Envelope,
): Record<string, string> {
  const checked = {
    "mex-to": to,
    "mex-workflowid": workflowId,
    "mex-subject": foldToAscii(subject).replace(notAscii, "?"),
    "mex-localid": localId,
  };
  for (const name of ["mex-to", "mex-workflowid"] as const)
    if (checked[name] === "") throw headerInvalid(name, "is empty");
  for (const [name, value] of Object.entries({ ...checked, "content-type": contentType })) {
    if (!/^[\x20-\x7e]*$/.test(value))
      throw headerInvalid(name, "holds a line break, a control character, or a letter that is not ASCII");
  }
  for (const [name, length] of Object.entries(headerLengths) as [keyof typeof headerLengths, number][]) {
    if (checked[name].length > length)
      throw headerInvalid(name, `is longer than the ${length} characters that MESH accepts`);
  }
  const given = Object.entries(checked).filter(([, value]) => value !== "");
  return { "mex-from": mailboxId, ...Object.fromEntries(given), "content-type": contentType };
}
