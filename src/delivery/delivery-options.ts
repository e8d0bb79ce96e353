import type { BuildOptions } from "../build-message.js";
import type { SenderProfile } from "../message/sender-profile.js";
import type { Transport } from "../transport/transport.js";
import type { Attention } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { FallbackOptions } from "./fallback/fallback.js";
import type { DeliveryActivity } from "./insight/activity.js";
import type { Retention } from "./patients.js";
import type { DeliveryStore } from "./store/store.js";

/** What `openDelivery` needs. */
export interface DeliveryOptions {
  /** Where deliveries are kept: `sqliteStore`, `postgresStore`, or `memoryStore` for tests. */
  readonly store: DeliveryStore;
  /** The transport of any mailbox of yours: others are reached by its `forMailbox`. */
  readonly transport: Transport;
  /** Who sends, where `submit` names nobody else. */
  readonly sender?: SenderProfile;
  /** Further mailboxes whose inboxes are read. Those of the senders are read anyway. */
  readonly mailboxes?: readonly string[];
  /**
   * Called for each new attention, once it is stored. It counts as told once its promise resolves; where it throws, or
   * takes longer than `work.tellMs`, it is called again later with the same id. Several processes may do this: one of
   * them is called. Without it, this process tells nobody, and leaves that to others over the same store.
   */
  readonly onAttention?: (attention: Attention) => void | Promise<void>;
  /**
   * Called for what the delivery does, once it is stored: see {@link DeliveryActivity}. For metrics and traces
   * (`deliveryTelemetry`) and logs; what a person must deal with is `onAttention`'s. Return quickly: the worker waits
   * for it, though not for a promise. What it throws is ignored.
   */
  readonly onEvent?: (activity: DeliveryActivity) => void;
  /**
   * Workflow ids of the inbox items that are this delivery's; all others stay untouched in the inbox. Name the workflow
   * that you send too: a report has the workflow of the message that it is about. Default: everything is ours, and is
   * taken from other programs that read the same mailbox.
   */
  readonly workflows?: readonly string[];
  /** How the clinical safety rules are applied to submitted consultations. */
  readonly safety?: NonNullable<BuildOptions["safety"]>;
  /** When acknowledgements are overdue. Default: `defaultDeadlines`. */
  readonly deadlines?: Partial<Deadlines>;
  /**
   * The other way to a practice that does not take Update Record (UR-102). Without it, a person is told instead. All
   * processes over one store need the same one: whoever reads an answer decides what follows from it.
   */
  readonly fallback?: FallbackOptions;
  /**
   * When patient data is deleted. Default: never, since a deletion cannot be undone: whoever is responsible for the
   * data must set it. See docs/data-protection.md.
   */
  readonly retention?: Retention;
  /** How hard the workers work, and how long they wait. */
  readonly work?: WorkOptions;
  /** Default: the system's clock. Leases do not depend on it. */
  readonly clock?: () => Date;
  /** Makes new ids, lower-case uuids. Default: random ids. */
  readonly newId?: () => string;
  /** A number from 0 up to 1, for the jitter of pauses. Default: `Math.random`. */
  readonly random?: () => number;
}

/** How hard the workers work. */
export interface WorkOptions {
  /** Sends at a time, in all and for each mailbox. Default: 16 and 4. */
  readonly sends?: number;
  /** Sends at a time for each mailbox. Default 4. */
  readonly sendsPerMailbox?: number;
  /**
   * Milliseconds between two looks for messages to send, deadlines and notices. Default 1,000. `submit` wakes the
   * sender.
   */
  readonly lookEveryMs?: number;
  /**
   * Milliseconds between two polls of an inbox. Default: what the transport asks for, five minutes for NHS England's
   * own addresses (ME-07); otherwise an inbox is read at each look.
   */
  readonly pollEveryMs?: number;
  /** Milliseconds after which a worker that shows no sign of life has lost what it was sending. Default 20,000. */
  readonly leaseMs?: number;
  /**
   * Milliseconds before each resend of a message whose outcome is unknown; their number is the number of resends.
   * Each is jittered by a quarter. Default: 30 seconds, 2, 8, 30 minutes, 1 and 2 hours.
   */
  readonly resendAfterMs?: readonly number[];
  /**
   * The first and the longest pause where MESH or the network does not work; it doubles from one to the other. Default
   * 1,000 and 1,800,000.
   */
  readonly firstPauseMs?: number;
  /** The longest pause, in milliseconds. Default 1,800,000: half an hour. */
  readonly longestPauseMs?: number;
  /**
   * Milliseconds that `onAttention` may take. What a worker that dies was telling is told again after this time and
   * `leaseMs`. Default 60,000.
   */
  readonly tellMs?: number;
}
