import type { Consultation } from "../../../src/consultation/consultation.js";
import type { Delivery } from "../../../src/delivery/delivery.js";
import type { Instant } from "../../../src/values/dates.js";
import type { Act } from "../script.js";
import { preparedMessage, senders } from "./messages.js";

/** What a person does, by whom, with which message. Answers the id of a delivery that was cancelled. */
export type Doing = (
  delivery: Delivery,
  by: string,
  message: number,
  find: FindDelivery,
  now: Instant,
) => Promise<string | undefined>;

/** The delivery of a message, where it is stored. */
export type FindDelivery = (message: number) => string | undefined;

/** Does something with the delivery of the message. */
const withOne =
  (work: (delivery: Delivery, id: string, by: string, message: number, now: Instant) => Promise<unknown>): Doing =>
  async (delivery, by, message, find, now) => {
    const id = find(message);
    if (id !== undefined) await work(delivery, id, by, message, now);
    return undefined;
  };

const how = "by telephone";

export const doings: Readonly<Record<Act, Doing>> = {
  async cancel(delivery, by, message, find) {
    const id = find(message);
    return id === undefined ? undefined : (await delivery.cancel(id, { by })).id;
  },
  resend: withOne((delivery, id, by) => delivery.resend(id, { by })),
  "resend-all": withOne((delivery, _, by) => delivery.resend({}, { by })),
  "resolve-one": withOne(async (delivery, id, by) => {
    const [first] = (await delivery.attention({ deliveryIds: [id] })).items;
    if (first !== undefined) await delivery.resolve({ ids: [first.id] }, { by, how });
  }),
  resolve: withOne((delivery, id, by) => delivery.resolve({ query: { deliveryIds: [id] } }, { by, how })),
  fallback: withOne((delivery, id, by) => delivery.sentByFallback(id, { by, how })),
  "fallback-failed": withOne((delivery, id) => delivery.fallbackFailed(id)),
  replace: withOne((delivery, id, by, message, now) =>
    delivery.replace(id, changed(message, now), {
      by,
      id: `m${message}-replacement`,
      sender: preparedMessage(message).sender,
    }),
  ),
  correct: withOne((delivery, id, by, message, now) =>
    delivery.correct(id, changed(message, now), {
      by,
      id: `m${message}-correction`,
      sender: preparedMessage(message).sender,
    }),
  ),
  resubmit: withOne((delivery, _, by) => delivery.resubmit({}, { by })),
  async pause(delivery, by, message) {
    await delivery.pause(mailboxOf(message), { by });
    return undefined;
  },
  async resume(delivery, by, message) {
    await delivery.resume(mailboxOf(message), { by });
    return undefined;
  },
};

const mailboxOf = (message: number): string => (senders[message % 2] ?? senders[0]).mailboxId;

function changed(message: number, now: Instant): Consultation {
  const { consultation } = preparedMessage(message);
  const confirmations = (consultation.confirmations ?? []).map((each) => ({ ...each, at: now }));
  return { ...consultation, clinicalSummary: ["Better after three days."], confirmations };
}
