import type { InboxItem } from "../../transport/transport.js";
import type { AttentionQuery, DeliveryQuery } from "../queries.js";
import type { DeliveryState } from "../states.js";
import type { Change } from "./change.js";
import type { DeliveryCounts } from "./counts.js";
import type { DeliveryFinders } from "./finders.js";
import type { PatientData } from "./patient-data.js";
import type {
  AttentionRow,
  DeliveryBody,
  DeliveryFacts,
  DeliveryRow,
  ItemRow,
  ItemState,
  ItemSummary,
  MailboxRow,
  Millis,
  NewAttention,
  NewEvent,
  PracticeRow,
  PreparedDelivery,
} from "./rows.js";

/** What storing a prepared delivery found. `isNew` false: the row that was there already, untouched. */
export interface Added {
  readonly row: DeliveryRow;
  readonly isNew: boolean;
}

/** Which deliveries a worker asks for. */
export interface SendAsk {
  readonly now: Millis;
  readonly leaseMs: number;
  /** At most so many in all, and of each mailbox. */
  readonly limit: number;
  readonly perMailbox: number;
  /** Mailboxes for which this worker has no room: none of theirs is claimed. */
  readonly except: readonly string[];
  /** A `runAt` further away than this comes from a clock that was set back, and counts as due. */
  readonly longestPauseMs: number;
}

/** A delivery that this worker may send until its lease runs out. */
export interface ClaimedSend {
  /** As it is now: `sending`, its fence and version raised. */
  readonly row: DeliveryRow;
  /** Undefined where what is stored is not as it was written, or is gone: it must not be sent. */
  readonly body: Pick<DeliveryBody, "envelope" | "asFirst"> | undefined;
  /** The number of the attempt that the claim began. */
  readonly attempt: number;
  /** Whether an earlier attempt may have arrived: its outcome is `unknown` or `done`, and no report denies it. */
  readonly mayHaveArrived: boolean;
  /** The mailbox's failures in a row before it. */
  readonly mailboxFailures: number;
}

/** What a worker reports of a send. */
export interface SendCompletion {
  readonly deliveryId: string;
  readonly fence: number;
  readonly attempt: {
    readonly number: number;
    readonly endedAt: Millis;
    readonly outcome: "done" | "not-done" | "unknown";
    readonly reason: string | undefined;
    readonly meshMessageId: string | undefined;
  };
  readonly set: Partial<DeliveryFacts> & { readonly state: DeliveryState };
  readonly event: NewEvent;
  readonly open: readonly NewAttention[];
}

/** A lease that was given. */
export interface Lease {
  readonly id: string;
  readonly fence: number;
}

/** A mailbox whose inbox this worker may read until its lease runs out. */
export interface ClaimedPoll {
  readonly mailbox: MailboxRow;
  readonly fence: number;
}

/** What becomes of a mailbox's breaker. */
export interface BreakerChange extends Pick<MailboxRow, "failures" | "retryAt"> {
  /** Why, as a code. Undefined: for the same reason as before. */
  readonly fault?: string;
  readonly at?: Millis;
}

/** An attention that this worker must tell. */
export interface ClaimedNotice {
  readonly attention: AttentionRow;
  readonly fence: number;
  /** Times that it was tried before. */
  readonly tried: number;
}

/** Which deliveries a worker asks for, whose other way to the practice is due. */
export interface FallbackAsk {
  readonly now: Millis;
  readonly leaseMs: number;
  readonly limit: number;
  /** A `fallbackAt` further away than this comes from a clock that was set back, and counts as due. */
  readonly longestPauseMs: number;
  /** Only what has been due for so long. Default: 0. */
  readonly dueForMs?: number;
}

/** A delivery that this worker may send another way until its lease runs out. */
export interface ClaimedFallback {
  /** As it is now: version and `fallbackFailures` raised. */
  readonly row: DeliveryRow;
  /** Undefined where what is stored is not as it was written, or is gone. */
  readonly body: DeliveryBody | undefined;
}

/** Which part of a list is asked for. */
export interface PageAsk {
  /** `next` of the page before. Default: the first page. */
  readonly after?: string;
  /** 1 to 1000. */
  readonly limit: number;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** What to pass as `after`. Undefined: this was the last page. */
  readonly next: string | undefined;
}

/** Which deliveries a list shows: those that fit every member. */
export interface DeliveryFilter extends Omit<DeliveryQuery, "from" | "to"> {
  /** Created at or after, and before. */
  readonly from?: Millis;
  readonly to?: Millis;
}

/** Which attentions a list shows: those that fit every member. */
export interface AttentionFilter extends Omit<AttentionQuery, "from" | "to"> {
  readonly ids?: readonly string[];
  /** Ids that MESH gave the items that they are about. */
  readonly inboxMessageIds?: readonly string[];
  readonly from?: Millis;
  readonly to?: Millis;
}

/**
 * Stores deliveries, what became of them, and the inboxes. Any number of workers may share one store. When a method
 * resolves, its change is stored permanently; a method is one transaction.
 *
 * Leases go by the store's own clock, which nobody can set back to win time; every other time is given.
 */
export interface DeliveryStore extends DeliveryFinders, DeliveryCounts, PatientData {
  /** What errors and events call it: `sqlite`, `postgres` or `memory`. */
  readonly name: "memory" | "sqlite" | "postgres";
  /** The time of day by the clock of a server, where the store has one: another machine's than the delivery's. */
  serverNow?(): Promise<Millis>;
  /** Must be called before anything else; again is harmless. @throws StoreError where the store cannot be used. */
  open(): Promise<{ /** The key of all HMACs that are stored. */ readonly lookUpKey: Uint8Array }>;

  /** Stores a delivery and its mailbox, unless its (ODS code, caller's id) is there. Many at once share a commit. */
  add(prepared: PreparedDelivery): Promise<Added>;

  /**
   * Takes deliveries that are `queued` or `outcome-unknown` and due, of mailboxes that are neither paused nor behind an
   * open breaker, oldest `runAt` first within a mailbox, and no mailbox starved by another. Each becomes `sending` with
   * fence and version raised, an attempt `under-way` and an event `send-began`: both are answered from now on, whenever
   * the store writes them. Of a mailbox with failures whose `retryAt` has passed one is taken, and `retryAt` moves to
   * now + leaseMs: a single worker tries it.
   */
  claimSends(ask: SendAsk): Promise<readonly ClaimedSend[]>;
  /**
   * Stores what became of sends. Where the delivery is no longer `sending` under this fence by this attempt, only the
   * attempt is stored (always: a MESH id is never lost), and the answer is false. Bodies are not touched.
   */
  completeSends(completions: readonly SendCompletion[]): Promise<readonly boolean[]>;
  /** Makes leases last `leaseMs` from now. Returns those that are still held. */
  renewSends(leases: readonly Lease[], leaseMs: number): Promise<readonly Lease[]>;
  /** Deliveries that are `sending` though their lease has run out, by the store's clock. */
  listStaleSends(limit: number): Promise<readonly DeliveryRow[]>;

  /**
   * Takes deliveries whose `fallbackAt` has come, of mailboxes that are not paused, the longest due first, unless
   * somebody holds their lease. Each gets its version and `fallbackFailures` raised, and an event `fallback-began`.
   * The lease ends with the change that moves `fallbackAt`, or when it runs out: then the delivery is claimed again.
   */
  claimFallbacks(ask: FallbackAsk): Promise<readonly ClaimedFallback[]>;
  /** What is remembered of a practice, however long ago: undefined where it takes Update Record, as far as is known. */
  findPractice(odsCode: string): Promise<PracticeRow | undefined>;

  /** Makes any other change: all of it, or nothing where a guard fails (false). */
  apply(change: Change): Promise<boolean>;

  /** Stores that a mailbox exists. Harmless where it does. */
  addMailbox(mailboxId: string): Promise<void>;
  /** All mailboxes that were ever added. */
  listMailboxes(): Promise<readonly MailboxRow[]>;
  /** Pauses a mailbox, or with undefined lets it go on. */
  setPaused(mailboxId: string, paused: MailboxRow["paused"]): Promise<void>;
  /** `failures` 0 closes the breaker. `at` becomes `failingSince` where it was closed before. */
  setBreaker(mailboxId: string, breaker: BreakerChange): Promise<void>;

  /**
   * Takes mailboxes whose inbox is due: `polledAt` is `intervalMs` ago or more, or lies further ahead than that (a
   * clock set back: another machine's may be a little fast), and nobody holds their lease. Longest not polled first.
   * Paused ones are polled too: their answers still come.
   */
  claimPolls(ask: {
    readonly now: Millis;
    readonly intervalMs: number;
    readonly leaseMs: number;
    readonly limit: number;
    /** Mailboxes that this worker cannot read: none of these is claimed. */
    readonly except?: readonly string[];
  }): Promise<readonly ClaimedPoll[]>;
  /** Makes leases last `leaseMs` from now. Returns those that are still held. */
  renewPolls(leases: readonly Lease[], leaseMs: number): Promise<readonly Lease[]>;
  /** Ends a poll's lease, where it is still held. A time that is undefined stays as it was. */
  endPoll(
    end: Lease & { readonly polledAt?: Millis; readonly readAt?: Millis; readonly handshakeAt?: Millis },
  ): Promise<void>;

  /** Of these MESH ids, those whose item is stored. */
  storedItems(mailboxId: string, messageIds: readonly string[]): Promise<readonly string[]>;
  /**
   * Stores an item as `pending`, and the keys of the patients that it names. False where it is stored already. A
   * `failing` one gets its content.
   */
  keepItem(mailboxId: string, item: InboxItem, receivedAt: Millis, patientKeys?: readonly string[]): Promise<boolean>;
  /** Counts that an item could not be downloaded, stored or acknowledged. Returns how often by now. */
  noteItemFailure(mailboxId: string, messageId: string, at: Millis): Promise<number>;
  /** Items in a state without their content, which is not read and needs no key. Oldest first. */
  listItems(
    filter: { readonly states: readonly ItemState[]; readonly mailboxId?: string },
    page: PageAsk,
  ): Promise<Page<ItemSummary>>;
  /** An item of an inbox by the id that MESH gave it. */
  findItem(mailboxId: string, messageId: string): Promise<ItemRow | undefined>;
  /** Unmatched and pending reports about this MESH id, oldest first. */
  listItemsLinkedTo(meshMessageId: string): Promise<readonly ItemRow[]>;

  /** Deliveries in the order in which they were added. */
  list(filter: DeliveryFilter, page: PageAsk): Promise<Page<DeliveryRow>>;

  /** Attentions in the order in which they were opened. */
  listAttention(filter: AttentionFilter, page: PageAsk): Promise<Page<AttentionRow>>;
  /** Takes open attentions that nobody was told of, oldest first. */
  claimNotices(ask: { readonly leaseMs: number; readonly limit: number }): Promise<readonly ClaimedNotice[]>;
  /**
   * Ends a notice's lease, where it is still held: told at that time, or to be tried again after so many milliseconds
   * of the store's clock.
   */
  endNotice(end: Lease & ({ readonly toldAt: Millis } | { readonly retryAfterMs: number })): Promise<void>;

  /** Waits for what was asked for, and lets go of file or connections. Nothing else may be called afterwards. */
  close(): Promise<void>;
}
