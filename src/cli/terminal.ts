import { whyUnreadable } from "./read-source.js";
import { standardOutput } from "./standard-output.js";

/** Where a command reads from and writes to: a process's own streams, or a test's. */
export interface Terminal {
  /** The whole of standard input. */
  readInput(): Promise<Uint8Array>;
  /** To standard output. */
  out(text: string): void;
  /** To standard error: for the person, never data. */
  err(text: string): void;
}

/** The terminal of this process. */
export interface ProcessTerminal extends Terminal {
  /** Resolves when everything that was written has been taken. */
  written(): Promise<void>;
}

/** The streams of this process. A reader that goes away early (`| head`) ends the output, not the command. */
export function processTerminal(): ProcessTerminal {
  const opened = new Set<NodeJS.WriteStream>();
  const open = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    if (!opened.has(stream)) stream.on("error", endWithoutPlace);
    opened.add(stream);
    return stream;
  };
  return {
    readInput: async () => {
      const parts: Uint8Array[] = [];
      for await (const part of process.stdin) parts.push(part as Uint8Array);
      return Buffer.concat(parts);
    },
    out: standardOutput(() => open(process.stdout), endWithoutPlace),
    err: (text) => void open(process.stderr).write(text),
    written: async () => {
      for (const stream of opened) await new Promise<unknown>((resolve) => stream.write("", resolve));
    },
  };
}

/** Where the output goes nowhere, what was asked for is not done: a line for the person, and never a stack trace. */
function endWithoutPlace(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`update-record: the output cannot be written: ${whyUnreadable(error)}.\n`);
  process.exit(2);
}
