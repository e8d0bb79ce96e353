import type { MailboxId } from "../../values/mailbox-id.js";
import { MeshError, usualFaults } from "../mesh-error.js";
import type { CallOptions, Envelope, InboxItem, Transport } from "../transport.js";
import { parseWorkflowFilter } from "../workflow-filter.js";

/** A mailbox in memory. */
export interface Mailbox {
  /** Items not yet acknowledged, oldest first. */
  readonly waiting: Map<string, InboxItem>;
  /** Ids that were acknowledged. Acknowledging one again is not an error. */
  readonly acknowledged: Set<string>;
}

/** What a mailbox in memory needs from its mesh. */
export interface MailboxMesh {
  /** Brings a message to its recipient, and returns its message id. */
  readonly post: (from: MailboxId, envelope: Envelope) => Promise<string>;
  /** The transport of another mailbox, which is closed where `isClosed` says so. */
  readonly open: (mailboxId: string, isClosed: () => boolean) => Transport;
}

/** The transport of a mailbox's owner. It fails with the same errors as the MESH API. */
export function mailboxTransport(
  mailboxId: MailboxId,
  mailbox: Mailbox,
  mesh: MailboxMesh,
  isParentClosed: () => boolean = () => false,
): Transport {
  let closed = false;
  const isClosed = (): boolean => closed || isParentClosed();
  const check = (options: CallOptions = {}): void => {
    if (isClosed()) throw notDone("transport-closed", "This transport was closed. Open a new one.");
    if (options.signal?.aborted === true) throw notDone("aborted", "The caller's signal ended the call.");
  };
  const find = (messageId: string): InboxItem => {
    const item = mailbox.waiting.get(messageId);
    if (item !== undefined) return item;
    throw new MeshError("This mailbox has no message with that id. List the inbox again.", {
      reason: "message-not-found",
      fault: usualFaults["message-not-found"],
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
    async handshake(options) {
      check(options);
    },
    async send(envelope, options) {
      check(options);
      return { messageId: await mesh.post(mailboxId, { ...envelope, body: envelope.body.slice() }) };
    },
    async *listInbox(options = {}) {
      check(options);
      const { workflowFilter } = options;
      const isWanted = workflowFilter === undefined ? () => true : parseWorkflowFilter(workflowFilter);
      for (const { messageId, workflowId } of [...mailbox.waiting.values()]) {
        check(options);
        if (isWanted(workflowId)) yield messageId;
      }
    },
    async download(messageId, options) {
      check(options);
      return find(messageId);
    },
    async acknowledge(messageId, options) {
      check(options);
      if (mailbox.acknowledged.has(messageId)) return;
      mailbox.acknowledged.add(find(messageId).messageId);
      mailbox.waiting.delete(messageId);
    },
    forMailbox(other) {
      check();
      return mesh.open(other, isClosed);
    },
    async close() {
      closed = true;
    },
  };
}

function notDone(reason: "transport-closed" | "aborted", words: string): MeshError {
  return new MeshError(words, {
    reason,
    fault: usualFaults[reason],
    certainty: "not-done",
    resendCanHelp: reason === "aborted",
  });
}
