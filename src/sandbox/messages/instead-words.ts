import type { MailboxStore } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import { filterOf } from "./filter.js";
import { latestFirst } from "./latest-first.js";
import type { SandboxMessageFilter } from "./messages.js";
import { kindOf } from "./show.js";
import { stepWords } from "./step-words.js";

/** How many messages the words name. */
const named = 5;

/** Members whose values come from closed lists, so that words may repeat them. Others may be a patient's name. */
const repeated: readonly string[] = ["kind", "state"];

/** That nothing came, and what was there instead, without patient data. */
export function insteadWords(filter: SandboxMessageFilter, timeoutMs: number, store: MailboxStore): string {
  const asked = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (repeated.includes(name) ? `${name} ${value}` : `this ${name}`));
  const what = asked.length === 0 ? "No message came" : `No message with ${asked.join(", ")} came`;
  return `${what} within ${timeoutMs} ms. ${thereWas(filter, store)}`;
}

function thereWas({ state, ...filter }: SandboxMessageFilter, store: MailboxStore): string {
  const total = latestFirst(store, () => true, Infinity).length;
  if (total === 0)
    return "The sandbox holds no message at all: is the message sent, and to this sandbox (`transportOptionsFor`)?";
  const others = state === undefined ? [] : latestFirst(store, filterOf(filter), named);
  const shown = others.length > 0 ? others : latestFirst(store, () => true, named);
  const about = others.length > 0 ? "In other states there are" : `Of ${total} messages the latest are`;
  return `${about}: ${shown.map(wordsFor).join("; ")}.`;
}

function wordsFor(message: StoredMessage): string {
  const { id, from, run, state, steps } = message;
  const last = steps.at(-1);
  return [
    `${kindOf(message)} ${id}`,
    from === "" ? [] : `from ${from}`,
    run === "" ? [] : `in run ${run}`,
    state === undefined ? [] : `is ${state}`,
    last === undefined ? [] : `(${stepWords(last, message)})`,
  ]
    .flat()
    .join(" ");
}
