import type { SandboxEvent } from "./events.js";
import type { MailboxStore } from "./mailbox-store.js";
import type { StoredMessage } from "./stored-message.js";
import type { CutMoment } from "./sandbox.js";

/** What every route works on. */
export interface Mesh {
  readonly clock: () => Date;
  readonly store: MailboxStore;
  /** Where mail to this address and workflow goes: a mailbox, or why nobody takes it. Automatic routing always takes it. */
  readonly ownerOf: (to: string, workflowId: string) => string | "unregistered" | "workflow-not-registered";
  /** Called once a message is stored: routes it on, and wakes a practice. */
  readonly taken: (message: StoredMessage) => void;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
  /** What the owner of the sandbox wants the next send to suffer; asking takes it. */
  readonly takeCut: () => CutMoment | undefined;
}
