import type { MailboxId } from "../values/mailbox-id.js";

/** A mailbox that receives a workflow (ME-12). */
export interface MeshEndpoint {
  readonly mailboxId: MailboxId;
  /** The mailbox's name, for people to read. */
  readonly name: string;
}
