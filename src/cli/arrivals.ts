import { closeSync, openSync, writeSync } from "node:fs";
import type { SandboxArrival } from "../sandbox/arrival.js";
import { jsonLine } from "./json-line.js";
import { whyUnwritable } from "./read-source.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** A file to which one line of JSON is appended for each message that reaches a practice. */
export interface ArrivalsFile {
  readonly onArrival: (arrival: SandboxArrival) => void;
  close(): void;
}

/** Opens the file. Only its owner may read it. @throws WrongUse */
export function arrivalsFile(path: string, terminal: Terminal): ArrivalsFile {
  let file: number;
  try {
    file = openSync(path, "a", 0o600);
  } catch (cause) {
    throw new WrongUse(`the arrivals cannot be written: ${whyUnwritable(cause)}.`, { cause });
  }
  return {
    onArrival({ at, from, messageId, documentId, sha256, clinicalSummary }) {
      try {
        writeSync(file, `${jsonLine({ at, from, messageId, documentId, sha256, clinicalSummary })}\n`);
      } catch (error) {
        terminal.err(`update-record sandbox: an arrival cannot be written: ${whyUnwritable(error)}\n`);
      }
    },
    close: () => {
      closeSync(file);
    },
  };
}
