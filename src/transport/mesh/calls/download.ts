import type { InboxItem } from "../../transport.js";
import { answerUnreadable } from "../failures/answer-unreadable.js";
import { decodeBody } from "../http/decode-body.js";
import { inboxMessage, inboxReport, isReport } from "./inbox-item.js";
import { maxMessageBytes } from "../limits.js";
import type { MeshAnswer } from "./mesh-call.js";
import type { MeshClient } from "../mesh-client.js";
import { messagePath } from "./message-path.js";
import { refusalOf } from "../failures/refusal.js";
import { tooLarge } from "../failures/too-large.js";

/** Reads a message whole: its parts in order, each decoded by itself (ME-06, ME-07); or MESH's report (ME-09). */
export async function download(client: MeshClient, messageId: string): Promise<InboxItem> {
  const path = messagePath(messageId);
  const first = await readPart(client, path);
  if (isReport(first.headers)) return inboxReport(messageId, first.headers);
  const parts = [await decodeBody(first)];
  let length = parts[0]?.byteLength ?? 0;
  for (let last = first, part = 2; last.status === 206; part += 1) {
    last = await readPart(client, `${path}/${part}`);
    const bytes = await decodeBody(last);
    if (bytes.byteLength === 0) throw answerUnreadable("MESH gave a part of a message without bytes.", "not-done");
    length += bytes.byteLength;
    if (length > maxMessageBytes) throw tooLarge("A message in the inbox");
    parts.push(bytes);
    checkPart(last, part);
  }
  checkCount(first, parts.length);
  return inboxMessage(
    messageId,
    first.headers,
    parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, length),
  );
}

async function readPart(client: MeshClient, path: string): Promise<MeshAnswer> {
  const answer = await client.call({
    operation: "download",
    method: "GET",
    path,
    headers: { "accept-encoding": "gzip" },
  });
  if (answer.status !== 200 && answer.status !== 206) throw refusalOf(answer, "download", client.now());
  return answer;
}

/** `mex-chunk-range: k:n` of an answer, where it has one. */
function chunkRange(answer: MeshAnswer): readonly [part: number, parts: number] | undefined {
  const found = /^(\d+):(\d+)$/.exec(answer.headers.get("mex-chunk-range") ?? "");
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function checkPart(answer: MeshAnswer, part: number): void {
  const range = chunkRange(answer);
  if (range !== undefined && range[0] !== part)
    throw answerUnreadable("MESH gave the parts of a message in another order than asked.", "not-done");
}

function checkCount(first: MeshAnswer, count: number): void {
  const range = chunkRange(first);
  if (range !== undefined && range[1] !== count)
    throw answerUnreadable("MESH gave another number of parts than it had announced for the message.", "not-done");
}
