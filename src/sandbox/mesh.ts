import type { SandboxEvent } from "./events.js";
import type { MailboxStore } from "./mailbox-store.js";
import type { MessageRouter } from "./message-router.js";
import type { CutMoment } from "./sandbox.js";

/** What every route works on. */
export interface Mesh {
  readonly clock: () => Date;
  readonly store: MailboxStore;
  readonly messageRouter: MessageRouter;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
  /** What the owner of the sandbox wants the next send to suffer; asking takes it. */
  readonly takeCut: () => CutMoment | undefined;
}
