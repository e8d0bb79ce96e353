import { gunzipSync } from "node:zlib";
import { bodyLimit } from "./read-body.js";
import type { StoredMessage } from "./stored-message.js";

/** The bytes of a message as its reader sees them. What is not gzip although it says so stays as it is: the reader will say. */
export function decodedBody({ body, contentEncoding }: StoredMessage): Uint8Array {
  if (contentEncoding !== "gzip") return body;
  try {
    return gunzipSync(body, { maxOutputLength: bodyLimit });
  } catch {
    return body;
  }
}
