import { fstatSync, writeSync } from "node:fs";

/**
 * Writes to standard output: a file, a pipe or a socket is written into as it is, since to make a stream of it takes longer than all
 * else that is done with it. A stream is made of a terminal, and of what cannot take everything at once.
 */
export function standardOutput(onError: (error: NodeJS.ErrnoException) => void): (text: string) => void {
  let stream: NodeJS.WriteStream | undefined;
  const openStream = (): NodeJS.WriteStream => (stream ??= process.stdout.on("error", onError));
  return (text) => {
    let rest: Uint8Array = new TextEncoder().encode(text);
    try {
      if (stream === undefined && fstatSync(1).isCharacterDevice()) openStream();
      while (stream === undefined && rest.length > 0) rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!("code" in error) || error.code !== "EAGAIN") {
        onError(error);
        return;
      }
      openStream();
    }
    if (rest.length > 0) stream?.write(rest);
  };
}
