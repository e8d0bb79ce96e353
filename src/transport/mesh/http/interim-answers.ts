import type { TLSSocket } from "node:tls";

const start = Buffer.from("HTTP/1.1 100");
const end = "\r\n\r\n";
/** Longer than any that is meant well. */
const longest = 1_000;

/**
 * Takes `100 Continue` out of what a socket reads. A server may send it unasked (RFC 9110, 15.2.1), and undici would
 * close the connection. Returns the function to call before each request.
 */
export function withoutContinue(socket: TLSSocket): () => void {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  let atStart = true;
  let held: Buffer = Buffer.alloc(0);
  socket.read = (size?: number): Buffer | null => {
    for (let chunk = read(size); ; chunk = read(size)) {
      if (chunk === null || !atStart) return chunk;
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = afterContinues(held);
      if (held.length === 0 || isUndecided(held)) continue;
      atStart = false;
      const passed = held;
      held = Buffer.alloc(0);
      return passed;
    }
  };
  return () => {
    atStart = true;
  };
}

function afterContinues(bytes: Buffer): Buffer {
  let rest = bytes;
  while (rest.subarray(0, start.length).equals(start)) {
    const place = rest.subarray(0, longest).indexOf(end);
    if (place === -1) break;
    rest = rest.subarray(place + end.length);
  }
  return rest;
}

function isUndecided(bytes: Buffer): boolean {
  const begun = bytes.subarray(0, start.length);
  return bytes.length < longest && begun.equals(start.subarray(0, begun.length));
}
