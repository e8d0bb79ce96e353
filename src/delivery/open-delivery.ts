import { givenObject } from "../values/given.js";
import { contextOf } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import type { Delivery, DeliveryOptions, PollResult } from "./delivery.js";
import { poll } from "./work/poll.js";
import { sendRecord } from "./work/send.js";
import { submit } from "./work/submit.js";

/**
 * Opens a delivery over a store and a transport. It stores and acknowledges everything that arrives in the mailbox:
 * where other programs use the mailbox too, `workflows` says which items are this delivery's.
 *
 * @example
 * const onAttention = ({ text }: Attention) => console.warn(text);
 * const delivery = openDelivery({ store: memoryStore(), transport, sender, onAttention });
 * const { id } = await delivery.submit(consultation);
 * await delivery.poll();                                  // every five minutes
 * const state = (await delivery.status(id))?.state;       // "patient-matched", some minutes later
 * @throws DeliveryError with reason `other-mailbox` where the sender's profile and the transport name different
 * mailboxes; MeshError `configuration-invalid` where `workflows` is empty, or holds no workflow ids.
 */
export function openDelivery(options: DeliveryOptions): Delivery {
  givenObject(options, "options");
  for (const name of ["transport", "store", "sender"] as const) givenObject(options[name], name);
  checkMailbox(options);
  const context = contextOf(options);
  const { store, transport } = context;
  const { safety = {} } = options;
  const underWay = new Set<Promise<unknown>>();
  let polling: Promise<PollResult> | undefined;
  let closing: Promise<void> | undefined;

  /** Starts work that `close` waits for. */
  function start<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined)
      return Promise.reject(new DeliveryError("closed", "This delivery was closed: open a new one."));
    const promise = work();
    underWay.add(promise);
    const done = (): void => void underWay.delete(promise);
    promise.then(done, done);
    return promise;
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
    submit: (submission) => start(() => submit(context, submission, safety)),
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

/** Practices answer to the mailbox that a message names (UR-005), and to the one that it came from. */
function checkMailbox({ transport, sender }: DeliveryOptions): void {
  if (transport.mailboxId === sender.mailboxId) return;
  throw new DeliveryError(
    "other-mailbox",
    "The sender's profile and the transport name different mailboxes, so answers would go to the wrong mailbox. Use " +
      "one mailbox for both.",
  );
}
