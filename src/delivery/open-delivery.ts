import { buildMessage, type Message } from "../build-message.js";
import type { Consultation } from "../consultation/consultation.js";
import { resourcesOf } from "../fhir/bundle.js";
import { checkBeforeSending } from "./work/check-before-sending.js";
import { contextOf, type DeliveryContext } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import type { Delivery, DeliveryOptions, PollResult } from "./delivery.js";
import { newRecord } from "./new-record.js";
import { poll } from "./work/poll.js";
import type { DeliveryRecord } from "./record.js";
import { sendRecord } from "./work/send-record.js";

/**
 * Opens a delivery over a store and a transport. The mailbox is this delivery's alone: whatever arrives in it is taken
 * and kept.
 *
 * @example
 * const onAttention = ({ text }: Attention) => console.warn(text);
 * const delivery = openDelivery({ store: memoryStore(), transport, sender, onAttention });
 * const { id } = await delivery.submit(consultation);
 * await delivery.poll();                                  // every five minutes
 * const state = (await delivery.status(id))?.state;       // "patient-matched", some minutes later
 * @throws DeliveryError with reason `other-mailbox` where the sender's profile names another mailbox than the
 * transport's.
 */
export function openDelivery(options: DeliveryOptions): Delivery {
  checkMailbox(options);
  const context = contextOf(options);
  const { store, transport, sender, clock, newId } = context;
  const { safety = {} } = options;
  const underWay = new Set<Promise<unknown>>();
  let polling: Promise<PollResult> | undefined;
  let closing: Promise<void> | undefined;

  /** Starts work that `close` waits for. */
  function start<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined)
      return Promise.reject(new DeliveryError("closed", "This delivery was closed: open another one."));
    const promise = work();
    underWay.add(promise);
    const done = (): void => void underWay.delete(promise);
    promise.then(done, done);
    return promise;
  }

  async function submit(submission: Consultation | Message): Promise<DeliveryRecord> {
    const message = "xml" in submission ? submission : buildMessage(submission, { sender, clock, newId, safety });
    checkSource(message, context);
    const record = newRecord(context, message);
    checkBeforeSending(record.envelope, transport, sender);
    await store.insert(record);
    return sendRecord(context, record.id, "submit");
  }

  async function close(): Promise<void> {
    await Promise.allSettled(underWay);
    try {
      await transport.close();
    } finally {
      await store.close();
    }
  }

  return {
    submit: (submission) => start(() => submit(submission)),
    poll: () =>
      start(() => {
        polling ??= poll(context).finally(() => {
          polling = undefined;
        });
        return polling;
      }),
    resend: (id) => start(() => sendRecord(context, id, "resend")),
    status: (id) => store.findById(id),
    attention: () => store.listAttention(),
    unmatched: () => store.listUnmatched(),
    close: () => (closing ??= close()),
  };
}

/** A message built elsewhere names the mailbox of the profile that it was built with (UR-005). */
function checkSource({ bundle }: Message, { sender }: DeliveryContext): void {
  const [header] = resourcesOf(bundle, "MessageHeader");
  if (header?.source?.endpoint === sender.mailboxId) return;
  throw new DeliveryError(
    "other-mailbox",
    "The message names another mailbox than this delivery's: answers would go astray. Build it with this " +
      "sender's profile.",
  );
}

/** Practices answer to the mailbox that a message names (UR-005), and to the one that it came from. */
function checkMailbox({ transport, sender }: DeliveryOptions): void {
  if (transport.mailboxId === sender.mailboxId) return;
  throw new DeliveryError(
    "other-mailbox",
    "The sender's profile names another mailbox than the transport's: answers would go astray. Use one mailbox " +
      "for both.",
  );
}
