import { instantAt } from "../show/record.js";
import { deliveryStates, isOver, type DeliveryState } from "../states.js";
import type { AttentionCount, DeliveryCount, ItemCount, PracticeCount } from "../store/counts.js";
import type { MailboxRow, Millis } from "../store/rows.js";
import type { Counted, Insight, MailboxStop, PracticeInsight, StateCounts, StateInsight } from "./insight.js";

/** States that are counted by default: what is left to do, and what waits for somebody. */
export const openStates: readonly DeliveryState[] = deliveryStates.filter((state) => !isOver(state));

/** Counts of one or many mailboxes, by state. States that are not in `asked` were not counted. */
export function statesOf(counts: readonly DeliveryCount[], asked: readonly DeliveryState[]): StateCounts {
  const each = deliveryStates.map((state): readonly [DeliveryState, StateInsight] => {
    const own = counts.filter((one) => one.state === state);
    const counted = totalOf(own.map(({ count, oldestAt }) => ({ count, oldestAt })));
    const oldestSentAt = instantIf(least(own.map((one) => one.oldestSentAt)));
    return [state, { ...counted, count: asked.includes(state) ? counted.count : undefined, oldestSentAt }];
  });
  return Object.fromEntries(each) as Record<DeliveryState, StateInsight>;
}

/** What is to be sent without anybody's doing. */
export function queueOf(counts: readonly DeliveryCount[], now: Millis): Insight["queue"] {
  const waiting = counts.filter(({ state }) => state === "queued" || state === "outcome-unknown");
  const runs = least(waiting.map(({ oldestRunAt }) => oldestRunAt));
  return {
    due: { count: sum(waiting, "due"), oldestAt: runs !== undefined && runs <= now ? instantAt(runs) : undefined },
    later: sum(waiting, "later"),
  };
}

/** Those in a state, since MESH accepted them. */
export function sinceSent(counts: readonly DeliveryCount[], state: DeliveryState): Counted {
  const own = counts.filter((one) => one.state === state);
  return totalOf(own.map(({ count, oldestSentAt, oldestAt }) => ({ count, oldestAt: oldestSentAt ?? oldestAt })));
}

export function unknownOf(counts: readonly DeliveryCount[]): Insight["outcomeUnknown"] {
  const own = counts.filter(({ state }) => state === "outcome-unknown");
  const total = totalOf(own);
  return { ...total, givenUp: total.count - sum(own, "due") - sum(own, "later") };
}

/** The total, and the oldest. */
export function totalOf(
  counts: readonly Pick<AttentionCount | ItemCount | DeliveryCount, "count" | "oldestAt">[],
): Counted {
  return { count: sum(counts, "count"), oldestAt: instantIf(least(counts.map(({ oldestAt }) => oldestAt))) };
}

export function practicesOf(counts: readonly PracticeCount[]): readonly PracticeInsight[] {
  const practices = new Map<string, Partial<Record<DeliveryState, number>>>();
  for (const { practiceOdsCode, state, count } of counts)
    practices.set(practiceOdsCode, { ...practices.get(practiceOdsCode), [state]: count });
  return [...practices].map(([odsCode, states]) => ({ odsCode, states }));
}

/** What stops a mailbox from sending: a person, its faults, or both. */
export function stopsOf({ paused, failures, fault, failingSince, retryAt }: MailboxRow): readonly MailboxStop[] {
  const none = { by: undefined, fault: undefined, failures: 0, retryAt: undefined };
  return [
    ...(paused === undefined
      ? []
      : [{ ...none, cause: "person" as const, since: instantAt(paused.at), by: paused.by }]),
    ...(failures === 0
      ? []
      : [
          {
            ...none,
            cause: "fault" as const,
            since: instantIf(failingSince),
            fault,
            failures,
            retryAt: instantIf(retryAt),
          },
        ]),
  ];
}

export function instantIf(at: Millis | undefined): Counted["oldestAt"] {
  return at === undefined ? undefined : instantAt(at);
}

function sum<Name extends string>(counts: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return counts.reduce((total, one) => total + one[name], 0);
}

function least(times: readonly (Millis | undefined)[]): Millis | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : known.reduce((one, other) => Math.min(one, other));
}
