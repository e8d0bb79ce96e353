import type { InboxItem } from "../transport.js";

/** A mailbox in memory: what waits, oldest first, and the ids that were acknowledged (doing so again is no error). */
export interface Mailbox {
  readonly waiting: Map<string, InboxItem>;
  readonly acknowledged: Set<string>;
}
