import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { InboxItem } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { maxMessageBytes, type MeshAnswer } from "../exchange.js";
import { answerUnreadable, tooLarge } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";
import { inboxMessage, inboxReport, isReport } from "./inbox-item.js";
import { messagePath } from "./inbox.js";

/** Downloads a whole message, its parts in order and each decoded separately (ME-06, ME-07), or a report (ME-09). */
export async function download(client: MeshClient, messageId: string): Promise<InboxItem> {
  const path = messagePath(messageId);
  const first = await readPart(client, path);
  if (isReport(first.headers)) return inboxReport(messageId, first.headers);
  const parts = [await decodeBody(first)];
  let length = parts[0]?.byteLength ?? 0;
  for (let last = first, part = 2; last.status === 206; part += 1) {
    last = await readPart(client, `${path}/${part}`);
    const bytes = await decodeBody(last);
    if (bytes.byteLength === 0) throw answerUnreadable("MESH sent an empty part of a message.", "not-done");
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

/** The part and the number of parts in `mex-chunk-range: k:n`; undefined where the answer has no such header. */
function chunkRange(answer: MeshAnswer): readonly [part: number, parts: number] | undefined {
  const found = /^(\d+):(\d+)$/.exec(answer.headers.get("mex-chunk-range") ?? "");
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function checkPart(answer: MeshAnswer, part: number): void {
  const range = chunkRange(answer);
  if (range !== undefined && range[0] !== part)
    throw answerUnreadable("MESH did not send the part of the message that was asked for.", "not-done");
}

function checkCount(first: MeshAnswer, count: number): void {
  const range = chunkRange(first);
  if (range !== undefined && range[1] !== count)
    throw answerUnreadable(
      "MESH sent a different number of parts from the one it announced for the message.",
      "not-done",
    );
}

const inflate = promisify(gunzip);

/** Undoes content-encoding. `mex-content-compressed` says nothing about these bytes, and is ignored. */
async function decodeBody({ headers, body }: MeshAnswer): Promise<Uint8Array> {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip")
    throw answerUnreadable("MESH sent a message in a content-encoding that was not asked for.", "not-done");
  try {
    return await inflate(body, { maxOutputLength: maxMessageBytes });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw tooLarge("A message in the inbox");
    throw answerUnreadable("A message in the inbox is labelled as gzip, but is not gzip or is damaged.", "not-done");
  }
}
