import type { Delivery } from "../../../src/delivery/delivery.js";
import { DeliveryError } from "../../../src/delivery/delivery-error.js";
import type { DeliveryRow } from "../../../src/delivery/store/rows.js";
import type { Instant } from "../../../src/values/dates.js";
import type { Act } from "../script.js";
import { changedConsultation, practice, preparedMessage, senders } from "./messages.js";

/** What a person does, by whom, with which message. Answers the id of a delivery that was cancelled. */
export type Doing = (
  delivery: Delivery,
  by: string,
  message: number,
  find: FindDelivery,
  now: Instant,
  isConsultation: boolean,
) => Promise<string | undefined>;

/** The delivery of a message, where it is stored. */
export type FindDelivery = (message: number) => string | undefined;

/** Does something with the delivery of the message. */
const withOne =
  (
    work: (
      delivery: Delivery,
      id: string,
      by: string,
      message: number,
      now: Instant,
      isConsultation: boolean,
    ) => Promise<unknown>,
  ): Doing =>
  async (delivery, by, message, find, now, isConsultation) => {
    const id = find(message);
    if (id !== undefined) await work(delivery, id, by, message, now, isConsultation);
    return undefined;
  };

/** The delivery has answered what it must not. */
export class WrongError extends Error {}

const how = "by telephone";

export const doings: Readonly<Record<Act, Doing>> = {
  async cancel(delivery, by, message, find) {
    const id = find(message);
    return id === undefined ? undefined : (await delivery.cancel(id, { by })).id;
  },
  resend: withOne((delivery, id, by) => delivery.resend(id, { by })),
  "resend-all": withOne((delivery, _, by) => delivery.resend({}, { by })),
  async "resend-since"(delivery, by, _message, _find, now) {
    await delivery.resend({ from: new Date(Date.parse(now) - hourMs), to: new Date(now) }, { by });
    return undefined;
  },
  async "resubmit-practice"(delivery, by) {
    await delivery.resubmit({ practiceOdsCode: practice.odsCode }, { by });
    return undefined;
  },
  "send-by-fallback": withOne((delivery, id, by) => delivery.sendByFallback(id, { by })),
  async "send-all-by-fallback"(delivery, by) {
    await delivery.sendByFallback({ states: ["switched-off", "undeliverable"] }, { by });
    return undefined;
  },
  "submit-again": withOne(async (delivery, id, _by, message, _now, isConsultation) => {
    const { consultation, message: built, sender } = preparedMessage(message);
    const given = isConsultation ? consultation : built;
    const record = await delivery.submit(given, { id: `m${message}`, sender });
    if (record.id !== id) throw new WrongError(`submitting m${message} again has answered another delivery`);
  }),
  "submit-other": withOne(async (delivery, _id, _by, message, now) => {
    const { sender } = preparedMessage(message);
    try {
      await delivery.submit(changedConsultation(message, now), { id: `m${message}`, sender });
    } catch (error) {
      if (error instanceof DeliveryError && error.reason === "different-content") return;
      throw error;
    }
    throw new WrongError(`m${message}: another consultation was taken for the stored one`);
  }),
  erase: withOne((delivery, _, by, message) =>
    delivery.erasePatient({ nhsNumber: preparedMessage(message).consultation.patient.nhsNumber, by }),
  ),
  "resolve-one": withOne(async (delivery, id, by) => {
    const [first] = (await delivery.attention({ deliveryIds: [id] })).items;
    if (first !== undefined) await delivery.resolve({ ids: [first.id] }, { by, how });
  }),
  resolve: withOne((delivery, id, by) => delivery.resolve({ query: { deliveryIds: [id] } }, { by, how })),
  fallback: withOne((delivery, id, by) => delivery.sentByFallback(id, { by, how })),
  "fallback-failed": withOne((delivery, id) => delivery.fallbackFailed(id)),
  replace: withOne((delivery, id, by, message, now) =>
    delivery.replace(id, changedConsultation(message, now), {
      by,
      id: `m${message}-replacement`,
      sender: preparedMessage(message).sender,
    }),
  ),
  correct: withOne((delivery, id, by, message, now) =>
    delivery.correct(id, changedConsultation(message, now), {
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

const hourMs = 3_600_000;

/** Which deliveries an act may change that goes by a filter. `at`: when its events say that it was done. */
export const filters: Partial<Record<Act, (row: DeliveryRow, at: number) => boolean>> = {
  "resend-since": ({ createdAt }, at) => createdAt >= at - hourMs - slackMs && createdAt < at + slackMs,
  "resubmit-practice": ({ practiceOdsCode }) => practiceOdsCode === practice.odsCode,
  "send-all-by-fallback": ({ state }) => ["switched-off", "undeliverable"].includes(state),
};

/** A store may be slow. */
const slackMs = 300_000;
