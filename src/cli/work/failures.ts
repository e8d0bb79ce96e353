import type { PassFailure } from "../../delivery/pass-result.js";
import { errorLines } from "../error-lines.js";
import type { Terminal } from "../terminal.js";

const loops: Readonly<Record<PassFailure["loop"], string>> = {
  send: "sending does not work for now",
  inbox: "the inbox cannot be read for now",
  deadlines: "deadlines cannot be checked for now",
  fallback: "nothing can be sent to a practice another way for now",
  notices: "nobody can be notified for now",
  purge: "what is older than its retention cannot be deleted for now",
};

/** A failure that goes on is said again only after so long. */
const againAfterMs = 60_000;

/** A failure of a loop as lines for a person: it is tried again by itself. No patient data. */
export function failureLines({ loop, mailboxId, messageId, error }: PassFailure): readonly string[] {
  const where = [mailboxId, messageId].filter((part) => part !== undefined).join(", ");
  return errorLines(error).map((line) => `${loops[loop]}${where === "" ? "" : ` (${where})`}: ${line}`);
}

/** Says each failure once, and again after a minute: an outage fails many times in a second. */
export function sayingOnce(command: string, terminal: Pick<Terminal, "note">): (failure: PassFailure) => void {
  const said = new Map<string, number>();
  return (failure) => {
    for (const line of failureLines(failure)) {
      const now = performance.now();
      const kind = `${failure.loop} ${failure.mailboxId ?? ""} ${line.replace(/[0-9A-F]{32}/g, "")}`;
      if (now - (said.get(kind) ?? Number.NEGATIVE_INFINITY) < againAfterMs) continue;
      said.set(kind, now);
      terminal.note(`update-record ${command}: ${line}\n`);
    }
  };
}
