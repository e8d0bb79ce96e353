import type { IncomingMessage } from "node:http";

/** What one request may carry (ME-06). */
export const bodyLimit: number = 100 * 1024 * 1024;

/** The whole body of a request; `too-large` beyond the limit, with the rest left unread. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > bodyLimit) return "too-large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
