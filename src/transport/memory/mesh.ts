import { parseMailboxId, type MailboxId } from "../../values/mailbox-id.js";
import { MeshError, usualFaults } from "../mesh-error.js";
import type { Envelope, InboxItem, InboxMessage, InboxReport, Transport } from "../transport.js";
import { mailboxTransport, type Mailbox } from "./mailbox.js";

/** A message as its sender posted it. */
export interface PostedMessage {
  readonly messageId: string;
  readonly from: MailboxId;
  readonly envelope: Envelope;
}

/** What a mesh in memory does with messages to an address that is not one of its mailboxes. */
export interface MemoryMeshOptions {
  /**
   * Receives each message whose address is not a mailbox of this mesh, such as `GPPROVIDER_...`. A simulated practice
   * works here, and answers with `mesh.deliver` or `mesh.report`. `send` waits for this function and throws what it
   * throws. Default: such a send fails as `recipient-unknown`.
   */
  readonly onMessage?: (message: PostedMessage, mesh: MemoryMesh) => void | Promise<void>;
}

/** Mailboxes that exchange messages inside this process. */
export interface MemoryMesh {
  /** Opens the mailbox, if it is not open yet, and returns its owner's transport. */
  transport(mailboxId: string): Transport;
  /** Puts a message into an open mailbox, as if `from` had sent it. Returns its message id. */
  deliver(from: string, envelope: Envelope): string;
  /** Puts MESH's error report into an open mailbox (ME-09). Returns the report's message id. */
  report(to: string, report: Omit<InboxReport, "type" | "messageId">): string;
}

const recipientUnknown = (): MeshError =>
  new MeshError("No mailbox is registered for this address (mex-to). Check the recipient.", {
    reason: "recipient-unknown",
    fault: usualFaults["recipient-unknown"],
    certainty: "not-done",
    resendCanHelp: false,
    status: 417,
    event: "SEND",
    meshCode: "12",
  });

/**
 * MESH in memory. It behaves as the API does: a message can be listed and downloaded again until it is acknowledged,
 * the same content sent twice arrives twice (ME-13), and a report has no body (ME-09). For tests and for trying things
 * out.
 *
 * @example
 * const mesh = memoryMesh({
 *   onMessage: ({ from }, mesh) => void mesh.deliver("A12345GP001", { ...envelope, to: from }),
 * });
 * const transport = mesh.transport("X26ABC1");
 */
export function memoryMesh(options: MemoryMeshOptions = {}): MemoryMesh {
  const mailboxes = new Map<string, Mailbox>();
  let count = 0;
  const newId = (): string => `MEMORY${String((count += 1)).padStart(10, "0")}`;
  const put = (to: string, item: InboxItem): string => {
    const mailbox = mailboxes.get(to);
    if (mailbox === undefined) throw recipientUnknown();
    mailbox.waiting.set(item.messageId, item);
    return item.messageId;
  };
  async function post(from: MailboxId, envelope: Envelope): Promise<string> {
    const messageId = newId();
    if (options.onMessage === undefined || mailboxes.has(envelope.to))
      return put(envelope.to, messageOf(messageId, from, envelope));
    await options.onMessage({ messageId, from, envelope }, mesh);
    return messageId;
  }
  function open(name: string, isClosed?: () => boolean): Transport {
    const mailboxId = parseMailboxId(name);
    const mailbox = mailboxes.get(mailboxId) ?? { waiting: new Map(), acknowledged: new Set() };
    mailboxes.set(mailboxId, mailbox);
    return mailboxTransport(mailboxId, mailbox, { post, open }, isClosed);
  }
  const mesh: MemoryMesh = {
    transport: (mailboxId) => open(mailboxId),
    deliver: (from, envelope) => put(envelope.to, messageOf(newId(), from, envelope)),
    report: (to, report) => put(to, { type: "report", messageId: newId(), ...report }),
  };
  return mesh;
}

function messageOf(messageId: string, from: string, envelope: Envelope): InboxMessage {
  const { to, workflowId, localId, subject, fileName, body } = envelope;
  const message: InboxMessage = { type: "message", messageId, from, to, workflowId, localId, subject, body };
  return fileName === undefined ? message : { ...message, fileName };
}
