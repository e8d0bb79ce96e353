import { setTimeout as pause } from "node:timers/promises";
import type { Consultation } from "../../consultation/consultation.js";
import type { Delivery } from "../../delivery/delivery.js";
import type { DeliveryRecord } from "../../delivery/record.js";
import type { DeliveryState } from "../../delivery/states.js";
import type { InboxEntry } from "../../delivery/store/store.js";

/** A consultation, and the record of its delivery. */
export interface Followed {
  readonly consultation: Consultation;
  readonly record: DeliveryRecord;
}

/** All consultations with their records, and the inbox items that belong to none. */
export interface Outcome {
  readonly followed: readonly Followed[];
  readonly unmatched: readonly InboxEntry[];
}

/** States in which an answer is still expected. */
const open: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown", "sent", "received"];

/** The sandbox may be polled more often than the real MESH (every five minutes, ME-07). */
const pauseMilliseconds = 200;

/** Submits each consultation, and polls until no more answers are expected, or the time is over. */
export async function followAll(
  delivery: Delivery,
  consultations: readonly Consultation[],
  seconds: number,
): Promise<Outcome> {
  const submitted: Followed[] = [];
  for (const consultation of consultations)
    submitted.push({ consultation, record: await delivery.submit(consultation) });
  const until = Date.now() + seconds * 1000;
  let followed = submitted;
  while (followed.some(({ record }) => open.includes(record.state)) && Date.now() < until) {
    await pause(pauseMilliseconds);
    await delivery.poll();
    followed = await Promise.all(
      submitted.map(async ({ consultation, record }) => ({
        consultation,
        record: (await delivery.status(record.id)) ?? record,
      })),
    );
  }
  return { followed, unmatched: await delivery.unmatched() };
}
