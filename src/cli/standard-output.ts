import { fstatSync, writeSync } from "node:fs";

/**
 * Writes to standard output: a file, a pipe or a socket is written into as it is, since to make a stream of it takes
 * longer than all
 * else that is done with it. A stream is opened for a terminal, and for what cannot take everything at once.
 */
export function standardOutput(
  open: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void,
): (text: string) => void {
  let stream: NodeJS.WriteStream | undefined;
  return (text) => {
    let rest: Uint8Array = new TextEncoder().encode(text);
    try {
      if (stream === undefined && fstatSync(1).isCharacterDevice()) stream = open();
      while (stream === undefined && rest.length > 0) rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!("code" in error) || error.code !== "EAGAIN") {
        onError(error);
        return;
      }
      stream = open();
    }
    if (rest.length > 0) stream?.write(rest);
  };
}
