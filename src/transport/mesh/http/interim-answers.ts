import type { TLSSocket } from "node:tls";

/** All but 101, which changes the protocol. */
const interim = /^HTTP\/1\.1 1(?!01)\d\d/;
const start = "HTTP/1.1 1";
const startLength = "HTTP/1.1 100".length;
const end = "\r\n\r\n";
/** Longer than any that is meant well. */
const longest = 1_000;

/**
 * Takes answers that are no last ones, such as `100 Continue`, out of what a socket reads. A server may send them
 * unasked (RFC 9110, 15.2), and undici would close the connection. Returns the function to call before each request.
 */
export function withoutInterimAnswers(socket: TLSSocket): () => void {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  let atStart = true;
  let held: Buffer = Buffer.alloc(0);
  socket.read = (size?: number): Buffer | null => {
    for (let chunk = read(size); ; chunk = read(size)) {
      if (chunk === null || !atStart) return chunk;
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = afterInterimAnswers(held);
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

function afterInterimAnswers(bytes: Buffer): Buffer {
  let rest = bytes;
  while (interim.test(startOf(rest))) {
    const place = rest.subarray(0, longest).indexOf(end);
    if (place === -1) break;
    rest = rest.subarray(place + end.length);
  }
  return rest;
}

function isUndecided(bytes: Buffer): boolean {
  const begun = startOf(bytes);
  return begun.length < startLength
    ? start.startsWith(begun.slice(0, start.length))
    : bytes.length < longest && interim.test(begun);
}

function startOf(bytes: Buffer): string {
  return bytes.toString("latin1", 0, startLength);
}
