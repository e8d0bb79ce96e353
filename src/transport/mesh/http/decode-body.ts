import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { answerUnreadable } from "../failures/answer-unreadable.js";
import { maxMessageBytes } from "../limits.js";
import type { MeshAnswer } from "../calls/mesh-call.js";
import { tooLarge } from "../failures/too-large.js";

const inflate = promisify(gunzip);

/** Undoes content-encoding. `mex-content-compressed` says nothing about these bytes and is never looked at. */
export async function decodeBody({ headers, body }: MeshAnswer): Promise<Uint8Array> {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip")
    throw answerUnreadable("MESH sent a message in a content-encoding that was not asked for.", "not-done");
  try {
    return await inflate(body, { maxOutputLength: maxMessageBytes });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw tooLarge("A message in the inbox");
    throw answerUnreadable("A message in the inbox says that it is gzip, and is not, or is damaged.", "not-done");
  }
}
