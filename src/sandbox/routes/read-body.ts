import type { IncomingMessage } from "node:http";

/** The whole body of a request, or `too-large` as soon as that is known: from its content-length, or while it comes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | "too-large"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too-large";
  const pieces: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request
      .on("data", (piece: Uint8Array) => {
        length += piece.length;
        if (length <= most) pieces.push(piece);
        else {
          pieces.length = 0;
          resolve("too-large");
        }
      })
      .on("end", () => {
        resolve(Buffer.concat(pieces));
      })
      .on("error", reject);
  });
}
