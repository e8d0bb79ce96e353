import { gunzipSync } from "node:zlib";
import { bodyLimit } from "./read-body.js";
import type { StoredMessage } from "../stored-message.js";

/** The bytes of a message as its reader sees them: none of one that says it is gzip and is not. */
export function decodedBody({ body, contentEncoding }: StoredMessage): Uint8Array {
  if (contentEncoding !== "gzip") return body;
  try {
    return gunzipSync(body, { maxOutputLength: bodyLimit });
  } catch {
    return new Uint8Array(0); // The practice answers that it cannot read it (10009)
  }
}
