import { setTimeout as pause } from "node:timers/promises";
import type { Consultation } from "../../consultation/consultation.js";
import type { Attention } from "../../delivery/attention.js";
import type { Delivery } from "../../delivery/delivery.js";
import type { DeliveryEvent, DeliveryRecord } from "../../delivery/record.js";
import type { DeliveryState } from "../../delivery/states.js";

/** A consultation, and the record of its delivery. */
export interface Followed {
  readonly consultation: Consultation;
  readonly record: DeliveryRecord;
  readonly events: readonly DeliveryEvent[];
  /** What a person must deal with. */
  readonly attention: readonly Attention[];
}

/** All consultations with their records, and what is about none of them. */
export interface Outcome {
  readonly followed: readonly Followed[];
  readonly others: readonly Attention[];
}

/** A consultation that was put into the outbox. */
export type Submitted = Pick<Followed, "consultation" | "record">;

/** Puts all consultations into the outbox: each is on disk before the next. */
export async function submitAll(
  delivery: Delivery,
  consultations: readonly Consultation[],
): Promise<readonly Submitted[]> {
  const submitted: Submitted[] = [];
  for (const [index, consultation] of consultations.entries())
    submitted.push({ consultation, record: await delivery.submit(consultation, { id: `consultation-${index + 1}` }) });
  return submitted;
}

/** States in which an answer is still expected. */
const open: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown", "sent", "received"];
const lookMilliseconds = 100;

/** What the outbox says now. */
export async function read(delivery: Delivery, submitted: readonly Submitted[]): Promise<Outcome> {
  const { items } = await delivery.attention();
  const followed = await Promise.all(
    submitted.map(async ({ consultation, record: { id }, record }) => ({
      consultation,
      record: (await delivery.status(id)) ?? record,
      events: await delivery.events(id),
      attention: items.filter(({ deliveryId }) => deliveryId === id),
    })),
  );
  return { followed, others: items.filter(({ deliveryId }) => deliveryId === undefined) };
}

/**
 * Looks into the outbox, which others work on, until no more answers are expected and nothing is on its way to a
 * practice, or the time is over.
 */
export async function follow(
  delivery: Delivery,
  submitted: readonly Submitted[],
  { seconds, underWay }: { readonly seconds: number; readonly underWay: () => number },
): Promise<Outcome> {
  const until = Date.now() + seconds * 1000;
  let outcome = await read(delivery, submitted);
  const isOver = (): boolean =>
    !outcome.followed.some(({ record }) => open.includes(record.state) || record.nextFallbackAt !== undefined) &&
    underWay() === 0;
  while (!isOver() && Date.now() < until) {
    await pause(lookMilliseconds);
    outcome = await read(delivery, submitted);
  }
  return outcome;
}
