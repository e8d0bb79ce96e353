import { fstatSync, readSync, statSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { whyUnwritable, type Input } from "./read-source.js";

/** Where the command line reads and writes: the process's own streams, or a test's. */
export interface Streams extends Input {
  /** Writes text, or bytes as they are, to standard output. */
  out(written: string | Uint8Array): void;
  /** Writes errors to standard error. */
  err(text: string): void;
  /** True where nothing that is written to standard output can arrive, because it was closed before the start. */
  isOutputClosed?(): boolean;
  /** True where a person reads standard output on a screen. */
  isOutputScreen?(): boolean;
  /** True where a person reads standard error on a screen: progress is for nobody else. */
  isErrorScreen?(): boolean;
}

/** Where a command reads and writes. */
export interface Terminal extends Streams {
  /** Writes remarks and progress to standard error, never data. Says nothing with `--quiet`. */
  note(text: string): void;
}

/** The streams of this process. */
export interface ProcessStreams extends Streams {
  /** Resolves when everything has been written. */
  written(): Promise<void>;
}

/**
 * The streams of this process. If the reader closes the output early (`| head`), the command goes on without output.
 */
export function processStreams(): ProcessStreams {
  const opened = new Set<NodeJS.WriteStream>();
  const open = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    if (!opened.has(stream)) stream.on("error", endWithoutOutput);
    opened.add(stream);
    return stream;
  };
  return {
    readInput: async () => {
      const parts: Uint8Array[] = [];
      for await (const part of process.stdin) parts.push(part as Uint8Array);
      return Buffer.concat(parts);
    },
    out: standardOutput(() => open(process.stdout), endWithoutOutput),
    err: (text) => void open(process.stderr).write(text),
    isOutputClosed,
    isOutputScreen: () => isatty(1),
    isErrorScreen: () => isatty(2),
    written: async () => {
      for (const stream of opened) await new Promise<unknown>((resolve) => stream.write("", resolve));
    },
  };
}

/**
 * Node.js opens the null device for reading and writing in place of a standard output that is closed, and whatever is
 * written vanishes. A shell opens it for writing alone (`> /dev/null`), and who ignores standard error too wants it so.
 */
function isOutputClosed(): boolean {
  try {
    const device = statSync("/dev/null").rdev;
    const isNull = (descriptor: number): boolean => {
      const found = fstatSync(descriptor);
      return found.isCharacterDevice() && found.rdev === device;
    };
    return isNull(1) && !isNull(2) && readSync(1, new Uint8Array(1)) === 0;
  } catch {
    return false;
  }
}

/** An output that cannot be written means that the command has failed: say so in one line, without a stack trace. */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`update-record: the output cannot be written: ${whyUnwritable(error)}.\n`);
  process.exit(2);
}

/**
 * Writes to standard output. A file, a pipe or a socket is written to directly, because opening a stream takes longer
 * than all the other work. A stream is opened for a terminal, and for an output that cannot accept everything at once.
 */
function standardOutput(
  open: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void,
): (written: string | Uint8Array) => void {
  let stream: NodeJS.WriteStream | undefined;
  return (written) => {
    let rest = typeof written === "string" ? new TextEncoder().encode(written) : written;
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
