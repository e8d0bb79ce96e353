import type { NewEvent } from "../../delivery/store/rows.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import { instantOf } from "../../values/dates.js";
import { stateWords } from "../state-words.js";
import type { Terminal } from "../terminal.js";
import type { Followed } from "./follow.js";

/** The practice answers the first copy alone, so this one may wait in vain. */
const sentBefore =
  "         This message was sent before. If the practice has answered it already, nothing more will come:\n" +
  "         Ctrl-C stops waiting.\n";

/** Tells each step of a message in one line, once. */
export function progress(terminal: Pick<Terminal, "note">): (one: Followed, events: readonly NewEvent[]) => void {
  const told = new WeakMap<Followed, { steps: number; readonly attention: Set<string> }>();
  return (one, events) => {
    const { prepared, record } = one;
    const before = told.get(one) ?? { steps: 0, attention: new Set<string>() };
    told.set(one, before);
    for (const { at, state, reason } of events.slice(before.steps)) {
      terminal.note(`${timeOf(at)} ${prepared.file}: ${state} (${reason}): ${stateWords[state]}\n`);
      if (isResponseCode(reason) && responseCodes[reason].outcome === "already-there") terminal.note(sentBefore);
    }
    before.steps = events.length;
    for (const { id, reason, since } of record?.attention ?? []) {
      if (before.attention.has(id)) continue;
      before.attention.add(id);
      terminal.note(`${timeOf(since)} ${prepared.file}: a person is needed (${reason})\n`);
    }
  };
}

function timeOf(milliseconds: number): string {
  return instantOf(new Date(milliseconds)).slice(11, 19);
}
