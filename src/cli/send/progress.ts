import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import type { Attention } from "../../delivery/attention.js";
import { stateWords } from "../state-words.js";
import type { Terminal } from "../terminal.js";
import type { Followed } from "./follow.js";

/** The practice answers the first copy alone, so this one may wait in vain. */
const sentBefore =
  "         This message was sent before. If the practice has answered it already, nothing more will come:\n" +
  "         Ctrl-C stops waiting.\n";

/** Tells each change of a message in one line, once. */
export function progress(terminal: Pick<Terminal, "note">): (one: Followed) => void {
  const told = new WeakMap<Followed, { steps: number; attention: Attention | undefined }>();
  return (one) => {
    const { prepared, record } = one;
    if (record === undefined) return;
    const before = told.get(one) ?? { steps: 0, attention: undefined };
    for (const { at, state, reason } of record.history.slice(before.steps)) {
      terminal.note(`${at.slice(11, 19)} ${prepared.file}: ${state} (${reason}): ${stateWords[state]}\n`);
      if (isResponseCode(reason) && responseCodes[reason].outcome === "already-there") terminal.note(sentBefore);
    }
    const { attention } = record;
    if (attention !== undefined && attention.reason !== before.attention?.reason)
      terminal.note(`${attention.since.slice(11, 19)} ${prepared.file}: a person is needed (${attention.reason})\n`);
    told.set(one, { steps: record.history.length, attention });
  };
}
