import type { CallOptions, InboxItem } from "../../transport.js";
import type { MeshClient } from "../client.js";
import type { MeshAnswer } from "../exchange.js";
import { refusalOf } from "../failures/refusal.js";
import { fitsChecksum } from "./checksum.js";
import { announcedParts, checkPart } from "./chunk-range.js";
import { inboxHeaders } from "./inbox-item.js";
import { inboxPath } from "./message-id.js";

/**
 * Downloads a whole message, its parts in order (ME-06, ME-07), or a report, whose body does not count (ME-09). All
 * parts together hold at most `limits.maxMessageBytes`, checked while they come.
 */
export async function download(client: MeshClient, messageId: string, options: CallOptions = {}): Promise<InboxItem> {
  const path = inboxPath(messageId);
  const limit = client.limits.maxMessageBytes;
  const first = await readPart(client, path, limit, options);
  const item = inboxHeaders(messageId, first.headers);
  if (item.type === "report") return item;
  const parts = announcedParts(first);
  const bodies = [first.body];
  let length = first.body.byteLength;
  for (let part = 2; part <= parts; part += 1) {
    const next = await readPart(client, `${path}/${part}`, limit - length, options);
    checkPart(next, part, parts);
    bodies.push(next.body);
    length += next.body.byteLength;
  }
  const body = parts === 1 ? first.body : joined(bodies, length);
  if (fitsChecksum(body, first.headers.get("mex-content-checksum"))) return { ...item, body };
  client.warn(
    "checksum-mismatch",
    "A message in the inbox is not what its sender made the checksum from: compare it with the sender's.",
  );
  return { ...item, body, warnings: ["checksum-mismatch"] };
}

async function readPart(client: MeshClient, path: string, maxBytes: number, options: CallOptions): Promise<MeshAnswer> {
  const answer = await client.call({
    operation: "download",
    method: "GET",
    path,
    headers: { "accept-encoding": "gzip" },
    maxBytes,
    options,
  });
  if (answer.status !== 200 && answer.status !== 206) throw refusalOf(answer, "download", client.now());
  return answer;
}

function joined(bodies: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let place = 0;
  for (const body of bodies) {
    whole.set(body, place);
    place += body.byteLength;
  }
  return whole;
}
