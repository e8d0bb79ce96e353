/** Where a command reads from and writes to: a process's own streams, or a test's. */
export interface Terminal {
  /** The whole of standard input. */
  readInput(): Promise<Uint8Array>;
  /** To standard output. */
  out(text: string): void;
  /** To standard error: for the person, never data. */
  err(text: string): void;
}

/** The streams of this process. A reader that goes away early (`| head`) ends the output, not the command. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endQuietlyWithoutReader);
  return {
    readInput: async () => {
      const parts: Uint8Array[] = [];
      for await (const part of process.stdin) parts.push(part as Uint8Array);
      return Buffer.concat(parts);
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

function endQuietlyWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
