import type { SenderProfile } from "../message/sender-profile.js";
import type { Transport } from "../transport/transport.js";
import { instantOf, type Instant } from "../values/dates.js";
import { newUuid } from "../values/uuid.js";
import type { Attention, AttentionNotice } from "./attention.js";
import { dailyHandshake } from "./work/daily-handshake.js";
import { defaultDeadlines, type Deadlines } from "./deadlines.js";
import type { DeliveryOptions } from "./delivery.js";
import type { DeliveryStore } from "./store/store.js";

/** What every part of one open delivery shares. */
export interface DeliveryContext {
  readonly store: DeliveryStore;
  readonly transport: Transport;
  readonly sender: SenderProfile;
  readonly deadlines: Deadlines;
  readonly clock: () => Date;
  readonly newId: () => string;
  now(): Instant;
  /** Before the mailbox is used. */
  shakeHands(): Promise<void>;
  /** Tells a person, after the attention was stored. */
  tell(attention: Attention, about: Partial<Omit<AttentionNotice, keyof Attention>>): void;
  /** Messages whose sending is not stored yet: a report about one of them cannot be matched before. */
  readonly beingSent: Set<string>;
}

/** The options with their defaults. */
export function contextOf(options: DeliveryOptions): DeliveryContext {
  const clock = options.clock ?? ((): Date => new Date());
  return {
    store: options.store,
    transport: options.transport,
    sender: options.sender,
    deadlines: { ...defaultDeadlines, ...options.deadlines },
    clock,
    newId: options.newId ?? newUuid,
    now: () => instantOf(clock()),
    shakeHands: dailyHandshake(options.transport, clock),
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

/** The attention is stored already; a failing or hanging listener must not stop the delivery. */
function notify(listener: DeliveryOptions["onAttention"], notice: AttentionNotice): void {
  try {
    void Promise.resolve(listener?.(notice)).catch(ignore);
  } catch {
    // What the listener throws is its own: see the comment above.
  }
}

function ignore(): void {
  // See notify.
}
