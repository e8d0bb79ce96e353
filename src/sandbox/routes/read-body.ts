import type { IncomingMessage } from "node:http";

/** What one request may carry (ME-06). */
export const bodyLimit: number = 100 * 1024 * 1024;

/**
 * The whole body of a request; `too-large` beyond the limit. It is read to its end all the same, or the client would
 * not hear the answer.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  return length > bodyLimit ? "too-large" : Buffer.concat(chunks);
}
