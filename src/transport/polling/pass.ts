import { MeshError } from "../mesh-error.js";
import { longestHandshakeMs } from "../poll-intervals.js";
import type { Transport } from "../transport.js";
import { transportFor, type PollSettings } from "./options.js";
import type { Due } from "./schedule.js";

/** A mailbox that is polled. There are thousands of them, so it holds its transport only while a pass is under way. */
export interface PolledMailbox extends Due {
  readonly mailboxId: string;
  handshakeDueAt: number;
  /** Undefined between two passes. */
  pass: Pass | undefined;
}

/** One reading of an inbox, from its listing to the last item. */
export interface Pass {
  startedAt: number;
  transport: Transport | undefined;
  ids: AsyncIterator<string> | undefined;
  /** True once no further item is begun, because there is none or because the mailbox failed. */
  isOver: boolean;
  failed: boolean;
  listed: number;
  begun: number;
  underWay: number;
  acknowledged: number;
}

/** A pass that has not listed anything yet. */
export const newPass = (startedAt: number): Pass => ({
  startedAt,
  transport: undefined,
  ids: undefined,
  isOver: false,
  failed: false,
  listed: 0,
  begun: 0,
  underWay: 0,
  acknowledged: 0,
});

/** The next handshake of a mailbox is due (ME-03) between these, and not at the same time for all. Milliseconds. */
const handshakeInterval = { shortest: 12 * 3_600_000, longest: longestHandshakeMs } as const;

/** The pass's next item that is ours. Undefined where there is none, or the mailbox failed; that is told. */
export async function nextId(settings: PollSettings, mailbox: PolledMailbox, pass: Pass): Promise<string | undefined> {
  const { ours, signal } = settings;
  try {
    pass.ids ??= await listing(settings, mailbox, pass);
    while (!pass.failed && signal?.aborted !== true) {
      const next = await pass.ids.next();
      if (next.done === true) return undefined;
      pass.listed += 1;
      if (!ours.isKnownOther(next.value)) return next.value;
    }
  } catch (error) {
    pass.failed = true;
    if (signal?.aborted !== true) settings.tell(error, { mailboxId: mailbox.mailboxId });
  }
  return undefined;
}

async function listing(
  { transport, ours, clock, signal }: PollSettings,
  mailbox: PolledMailbox,
  pass: Pass,
): Promise<AsyncIterator<string>> {
  const callOptions = signal === undefined ? {} : { signal };
  pass.transport = transportFor(transport, mailbox.mailboxId);
  if (clock.now() >= mailbox.handshakeDueAt) {
    const startedAt = clock.now();
    await pass.transport.handshake(callOptions);
    const { shortest, longest } = handshakeInterval;
    mailbox.handshakeDueAt = startedAt + shortest + Math.random() * (longest - shortest);
  }
  pass.startedAt = clock.now();
  return pass.transport.listInbox({ ...ours.listOptions, ...callOptions })[Symbol.asyncIterator]();
}

/** Downloads an item, hands it over, and only then acknowledges it (ME-08). One that fails stays with MESH. */
export async function handle(
  { ours, onItem, tell }: PollSettings,
  { mailboxId }: PolledMailbox,
  pass: Pass,
  messageId: string,
): Promise<void> {
  try {
    const item = await pass.transport?.download(messageId);
    if (item === undefined) return;
    if (!ours.covers(item)) {
      ours.remember(messageId);
      return;
    }
    await onItem(item, { mailboxId, messageId });
    await pass.transport?.acknowledge(messageId);
    pass.acknowledged += 1;
  } catch (error) {
    if (error instanceof MeshError && error.fault !== "message") pass.failed = true;
    tell(error, { mailboxId, messageId });
  }
}

/** Ends a listing that may not have come to its end. */
export function closeListing({ ids }: Pass): void {
  void (async () => ids?.return?.())().catch(() => undefined);
}
