import type { MailboxId } from "../../values/mailbox-id.js";
import { MeshError } from "../mesh/failures/mesh-error.js";
import type { Envelope, InboxItem, Transport } from "../transport.js";
import type { Mailbox } from "./mailbox.js";

/** The owner's side of a mailbox in memory: fails as the MESH API does, with the same errors. */
export function memoryTransport(
  mailboxId: MailboxId,
  mailbox: Mailbox,
  post: (envelope: Envelope) => Promise<string>,
): Transport {
  let closed = false;
  const use = (): void => {
    if (!closed) return;
    throw new MeshError("This transport was closed. Open another one.", {
      reason: "transport-closed",
      certainty: "not-done",
      resendCanHelp: false,
    });
  };
  const find = (messageId: string): InboxItem => {
    const item = mailbox.waiting.get(messageId);
    if (item !== undefined) return item;
    throw new MeshError("This mailbox holds no message of that id. List the inbox again.", {
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
      use();
    },
    async send(envelope) {
      use();
      return { messageId: await post({ ...envelope, body: envelope.body.slice() }) };
    },
    async *listInbox() {
      use();
      yield* [...mailbox.waiting.keys()];
    },
    async download(messageId) {
      use();
      return find(messageId);
    },
    async acknowledge(messageId) {
      use();
      if (mailbox.acknowledged.has(messageId)) return;
      mailbox.acknowledged.add(find(messageId).messageId);
      mailbox.waiting.delete(messageId);
    },
    async close() {
      closed = true;
    },
  };
}
