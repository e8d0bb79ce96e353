import type { SenderProfile } from "../message/sender-profile.js";
import { ourWorkflows, type OurWorkflows } from "../transport/polling/workflows.js";
import { longestHandshakeMs } from "../transport/poll-intervals.js";
import type { Transport } from "../transport/transport.js";
import { instantOf, type Instant } from "../values/dates.js";
import { newUuid } from "../values/uuid.js";
import type { Attention, AttentionNotice } from "./attention.js";
import { defaultDeadlines, type Deadlines } from "./deadlines.js";
import type { DeliveryOptions } from "./delivery.js";
import type { DeliveryStore } from "./store/store.js";

/** What all parts of one open delivery share. */
export interface DeliveryContext {
  readonly store: DeliveryStore;
  readonly transport: Transport;
  readonly sender: SenderProfile;
  readonly deadlines: Deadlines;
  readonly ours: OurWorkflows;
  readonly clock: () => Date;
  readonly newId: () => string;
  now(): Instant;
  /** Makes a handshake if one is due. To be called before the mailbox is used. */
  shakeHands(): Promise<void>;
  /** Calls `onAttention`. To be called after the attention was stored. */
  tell(attention: Attention, about: Partial<Omit<AttentionNotice, keyof Attention>>): void;
  /** Messages whose MESH id is not stored yet: until it is, a report about one of them cannot be matched. */
  readonly beingSent: Set<string>;
}

/** The shared parts, made from the options and their defaults. */
export function contextOf(options: DeliveryOptions): DeliveryContext {
  const clock = options.clock ?? ((): Date => new Date());
  return {
    store: options.store,
    transport: options.transport,
    sender: options.sender,
    deadlines: { ...defaultDeadlines, ...options.deadlines },
    ours: ourWorkflows(options.workflows),
    clock,
    newId: options.newId ?? newUuid,
    now: () => instantOf(clock()),
    shakeHands: dailyHandshake(options.transport, options.elapsedMs ?? ((): number => performance.now())),
    tell: (attention, about) => {
      notify(options.onAttention, {
        deliveryId: undefined,
        inboxMessageId: undefined,
        cause: undefined,
        ...about,
        ...attention,
      });
    },
    beingSent: new Set(),
  };
}

/** The attention is stored already, so a listener that fails or hangs must not stop the delivery. */
function notify(listener: DeliveryOptions["onAttention"], notice: AttentionNotice): void {
  try {
    void Promise.resolve(listener?.(notice)).catch(ignore);
  } catch {
    // What the listener throws is ignored: see the comment above.
  }
}

function ignore(): void {
  // See notify.
}

/**
 * Makes a handshake before the mailbox is first used, and then once a day. Never two at the same time (ME-03). The day
 * goes by a clock that nobody sets: one that is set back would put the handshake off.
 */
function dailyHandshake(transport: Transport, elapsedMs: () => number): () => Promise<void> {
  let doneAt: number | undefined;
  let underWay: Promise<void> | undefined;
  const shake = async (): Promise<void> => {
    const startedAt = elapsedMs();
    await transport.handshake();
    doneAt = startedAt;
  };
  return () => {
    if (doneAt !== undefined && elapsedMs() - doneAt < longestHandshakeMs) return Promise.resolve();
    underWay ??= shake().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
