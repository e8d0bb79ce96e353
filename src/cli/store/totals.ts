import type { Counted, Insight, MailboxInsight } from "../../delivery/insight/insight.js";
import { insightOf } from "../../delivery/insight/read-insight.js";
import { deliveryStates, type DeliveryState } from "../../delivery/states.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { jsonLine } from "../json-line.js";
import { timeText } from "./show-records.js";

/** What is in a store: what is open, or, with everything, also what has ended. */
export function insightIn(store: DeliveryStore, includeFinished: boolean): Promise<Insight> {
  return insightOf({ store, nowMs: () => Date.now() }, { includeFinished });
}

/** All counts for a program: one object in one line. */
export function insightJson(insight: Insight): string {
  return `${jsonLine(insight)}\n`;
}

/** Messages by state, in the order of the table of states. */
export function countsOf({ states }: Insight): ReadonlyMap<DeliveryState, number> {
  return new Map(
    deliveryStates.flatMap((state): readonly (readonly [DeliveryState, number])[] => {
      const { count = 0 } = states[state];
      return count === 0 ? [] : [[state, count]];
    }),
  );
}

/** What is open and how old it is, for a person: a line for each thing that there is. */
export function openText({ states, queue, outcomeUnknown, attentions, inbox, mailboxes }: Insight): string {
  const oldest = waiting.flatMap((state) => timeIf(`oldest ${state}: submitted`, states[state].oldestAt));
  const lines = [
    ...(queue.due.count === 0 ? [] : [`due to be sent: ${queue.due.count}${sinceText(queue.due)}`]),
    ...oldest,
    ...(outcomeUnknown.givenUp === 0
      ? []
      : [`outcome-unknown and not sent again by themselves: ${outcomeUnknown.givenUp}`]),
    ...(attentions.count === 0
      ? []
      : [`to do: ${attentions.count}${sinceText(attentions)}: ${each(attentions.reasons)}`]),
    ...(each(inbox) === "" ? [] : [`in the inboxes: ${each(inbox)}`]),
    ...mailboxes.flatMap(stopLines),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const waiting: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown", "sent", "received"];

/** `2 rejected, 1 unmatched` */
function each(members: Readonly<Record<string, Counted>>): string {
  return Object.entries(members)
    .flatMap(([name, { count }]) => (count === 0 ? [] : [`${count} ${name}`]))
    .join(", ");
}

function stopLines({ mailboxId, stops }: MailboxInsight): readonly string[] {
  return stops.map(({ cause, by, since, fault, failures, retryAt }) => {
    const when = since === undefined ? "" : ` since ${instantText(since)}`;
    if (cause === "person") return `mailbox ${mailboxId}: paused by ${by ?? "a person"}${when}`;
    const again = retryAt === undefined ? "" : `, tried again at ${instantText(retryAt)}`;
    return `mailbox ${mailboxId}: sends fail${when} (${fault ?? "unexpected-error"}, ${failures} in a row)${again}`;
  });
}

function sinceText({ oldestAt }: Counted): string {
  return oldestAt === undefined ? "" : `, the oldest since ${instantText(oldestAt)}`;
}

function timeIf(what: string, at: string | undefined): readonly string[] {
  return at === undefined ? [] : [`${what} ${instantText(at)}`];
}

function instantText(instant: string): string {
  return timeText(Date.parse(instant));
}
