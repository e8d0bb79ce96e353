import type { MailboxId } from "../../values/mailbox-id.js";
import { MeshError } from "../mesh-error.js";
import type { Envelope, InboxItem, Transport } from "../transport.js";

/** A mailbox in memory. */
export interface Mailbox {
  /** Items not yet acknowledged, oldest first. */
  readonly waiting: Map<string, InboxItem>;
  /** Ids that were acknowledged. Acknowledging one again is not an error. */
  readonly acknowledged: Set<string>;
}

/** The transport of a mailbox's owner. It fails with the same errors as the MESH API. */
export function mailboxTransport(
  mailboxId: MailboxId,
  mailbox: Mailbox,
  post: (envelope: Envelope) => Promise<string>,
): Transport {
  let closed = false;
  const checkOpen = (): void => {
    if (!closed) return;
    throw new MeshError("This transport was closed. Open a new one.", {
      reason: "transport-closed",
      certainty: "not-done",
      resendCanHelp: false,
    });
  };
  const find = (messageId: string): InboxItem => {
    const item = mailbox.waiting.get(messageId);
    if (item !== undefined) return item;
    throw new MeshError("This mailbox has no message with that id. List the inbox again.", {
      reason: "message-not-found",
      certainty: "not-done",
      resendCanHelp: false,
      status: 404,
      event: "RECEIVE",
      meshCode: "20",
    });
  };
  return {
    mailboxId,
    environment: "test",
    async handshake() {
      checkOpen();
    },
    async send(envelope) {
      checkOpen();
      return { messageId: await post({ ...envelope, body: envelope.body.slice() }) };
    },
    async *listInbox() {
      checkOpen();
      yield* [...mailbox.waiting.keys()];
    },
    async download(messageId) {
      checkOpen();
      return find(messageId);
    },
    async acknowledge(messageId) {
      checkOpen();
      if (mailbox.acknowledged.has(messageId)) return;
      mailbox.acknowledged.add(find(messageId).messageId);
      mailbox.waiting.delete(messageId);
    },
    async close() {
      closed = true;
    },
  };
}
