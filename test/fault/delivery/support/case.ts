import type { Attention } from "../../../../src/delivery/attention.js";
import type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "../../../../src/delivery/record.js";
import type { Arrival, Mail } from "./evidence.js";
import type { Mark } from "./marks.js";

/** Everything of one delivery. */
export interface Case {
  readonly mark: Mark;
  readonly record: DeliveryRecord;
  readonly events: readonly DeliveryEvent[];
  readonly attempts: readonly DeliveryAttempt[];
  readonly attention: readonly Attention[];
  readonly arrivals: readonly Arrival[];
  readonly mails: readonly Mail[];
}

/** Whether an attention of this reason is open. */
export function isOpen({ attention }: Pick<Case, "attention">, reason: Attention["reason"]): boolean {
  return attention.some((one) => one.reason === reason && one.closed === undefined);
}

/** Sends that ended without a certain outcome. */
export function interruptions(events: readonly DeliveryEvent[]): number {
  return events.filter(({ state }, place) => state === "outcome-unknown" && events[place - 1]?.state === "sending")
    .length;
}

/** Whether nothing was sent, because the practice was known not to take it. */
export function wasKnown({ events }: Pick<Case, "events">): boolean {
  return events.some(({ reason }) => reason === "practice-switched-off");
}
