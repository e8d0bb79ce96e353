import type { BuildOptions, Message } from "../build-message.js";
import type { Consultation } from "../consultation/consultation.js";
import type { UpdateRecordError } from "../errors.js";
import type { SenderProfile } from "../message/sender-profile.js";
import type { InboxItem, Transport } from "../transport/transport.js";
import type { Attention, AttentionReason } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { Patients, Retention } from "./patients.js";
import type { DeliveryActivity } from "./insight/activity.js";
import type { Health } from "./insight/health.js";
import type { Insight, InsightQuery } from "./insight/insight.js";
import type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "./record.js";
import type { FallbackOptions } from "./fallback/fallback.js";
import type { PracticeNow } from "./practices/practice.js";
import type { DeliveryState } from "./states.js";
import type { DeliveryBody, ItemState, MailboxRow, PreparedDelivery } from "./store/rows.js";
import type { DeliveryStore, Page } from "./store/store.js";

/** What `submit` needs of a message that was built already. `buildMessage` returns more than this. */
export type BuiltMessage = Pick<Message, "xml" | "bundle" | "ids" | "routing" | "confirmations">;

/** What `openDelivery` needs. */
export interface DeliveryOptions {
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
   * When what holds patient data is deleted. Default: never, since what is deleted cannot be had back: whoever is
   * responsible for the data must set it. See docs/data-protection.md.
   */
  readonly retention?: Retention;
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
  readonly longestPauseMs?: number;
  /**
   * Milliseconds that `onAttention` may take. What a worker that dies was telling is told again after this time and
   * `leaseMs`. Default 60,000.
   */
  readonly tellMs?: number;
}

/** What belongs to one submission. */
export interface SubmitOptions {
  /** Your own id, such as that of the consultation in your system: unique for each sender, 1 to 200 characters. */
  readonly id: string;
  /** Default: the sender of `openDelivery`. */
  readonly sender?: SenderProfile;
  /**
   * The practice's address of e-mail for the other way: at nhs.net, or at a domain of the option `fallback`. Give
   * `practiceOdsCode` too: then it is not used where another practice answers, since the patient has moved.
   */
  readonly fallbackTo?: string;
  /**
   * The ODS code of the patient's practice, where you know it. If that practice is remembered as switched off, the
   * consultation goes the other way at once, without MESH. `prepare` cannot ask, and only keeps it.
   */
  readonly practiceOdsCode?: string;
}

/** Who acts. */
export interface PersonOptions {
  /** The person's name or id in your system, 1 to 200 characters. It is kept for audit. */
  readonly by: string;
}

/** What belongs to a new delivery that a person makes out of an earlier one. */
export interface SuccessorOptions extends SubmitOptions, PersonOptions {}

/** Which deliveries: those that fit all members that are there. Times: created at or after `from`, and before `to`. */
export interface DeliveryQuery {
  readonly states?: readonly DeliveryState[];
  readonly mailboxId?: string;
  readonly odsCode?: string;
  readonly practiceOdsCode?: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** Which attentions: those that fit all members that are there. */
export interface AttentionQuery {
  /** Default: open ones alone. */
  readonly includeClosed?: boolean;
  readonly reasons?: readonly AttentionReason[];
  readonly mailboxId?: string;
  readonly deliveryIds?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

/** A part of a list. */
export interface PageOptions {
  /** `next` of the page before. Default: the first page. */
  readonly after?: string;
  /** 1 to 1000. Default 100. */
  readonly limit?: number;
}

/** What to resolve: ids of attentions or deliveries (all open attentions of those), or everything that fits a query. */
export type ResolveTarget = { readonly ids: readonly string[] } | { readonly query: AttentionQuery };

/** What `resubmit` has made, and of which deliveries it could make nothing. */
export interface Resubmitted {
  /** The new deliveries. */
  readonly records: readonly DeliveryRecord[];
  /** Those that stay `switched-off`, each with why, and what to do: as `submit` would throw it. */
  readonly notPossible: readonly { readonly deliveryId: string; readonly error: UpdateRecordError }[];
}

/** An item of an inbox without its content. */
export interface InboxSummary {
  readonly mailboxId: string;
  readonly messageId: string;
  readonly receivedAt: string;
  readonly state: ItemState;
  readonly deliveryId: string | undefined;
  /** Deliveries that it may be about, where that is not certain. */
  readonly candidates: readonly string[];
}

/** The result of one pass. */
export interface PassResult {
  readonly sent: number;
  /** Inbox items that were stored and acknowledged to MESH. */
  readonly received: number;
  /** Deliveries whose deadline passed. */
  readonly overdue: number;
  /** Consultations that went to the practice another way. */
  readonly fallbacks: number;
  /** Notices that `onAttention` took. */
  readonly told: number;
  /** Deliveries, items and notes whose patient data was deleted after its retention. */
  readonly purged: number;
  /** What did not work; everything is tried again in the next pass. */
  readonly failures: readonly PassFailure[];
}

/** Something that did not work. */
export interface PassFailure {
  readonly loop: "send" | "inbox" | "deadlines" | "fallback" | "notices" | "purge";
  readonly mailboxId: string | undefined;
  /** The item of the inbox, where one alone failed. */
  readonly messageId: string | undefined;
  readonly error: unknown;
}

/** Stores messages, sends them, and follows each until the practice has it or a person has been told. */
export interface Delivery extends Patients {
  /**
   * Builds and checks the message, and stores it. On disk when it resolves; workers send it (`start`, `poll`). A second
   * call with the same id and content gives the first record; nothing is ever sent twice for it.
   *
   * @throws ConsultationError, ConfirmationRequiredError, ValidationError, AddressImpossibleError: nothing was stored.
   * @throws DeliveryError `different-content` where the id is stored with another content, `other-patient` (CS-25),
   * `test-in-live` (CS-24), `other-mailbox`, `no-sender`, `closed`: nothing was stored.
   * @throws StoreError. Where its certainty is `unknown`, call again with the same id.
   */
  submit(submission: Consultation | BuiltMessage, options: SubmitOptions): Promise<DeliveryRecord>;
  /** What `submit` does before it stores: for the `insert` of a store, inside your own database transaction. */
  prepare(submission: Consultation | BuiltMessage, options: SubmitOptions): PreparedDelivery;

  /** Finds a record by the sender's ODS code and your id. */
  find(key: { readonly odsCode: string; readonly id: string }): Promise<DeliveryRecord | undefined>;
  /** Finds a record by the delivery's own id. */
  status(id: string): Promise<DeliveryRecord | undefined>;
  /** Records without their messages, oldest first. */
  list(query?: DeliveryQuery, page?: PageOptions): Promise<Page<DeliveryRecord>>;
  /** All steps of a delivery, oldest first. */
  events(id: string): Promise<readonly DeliveryEvent[]>;
  /** All sends of a delivery, oldest first. */
  attempts(id: string): Promise<readonly DeliveryAttempt[]>;
  /**
   * What was sent, and who confirmed what. Holds patient data.
   *
   * @throws DeliveryError `purged`
   */
  message(id: string): Promise<DeliveryBody | undefined>;
  /** What a person must deal with, oldest first. */
  attention(query?: AttentionQuery, page?: PageOptions): Promise<Page<Attention>>;
  /** Items of the inboxes without their content, oldest first. Default: those that belong to no delivery. */
  inbox(
    query?: { readonly states?: readonly ItemState[]; readonly mailboxId?: string },
    page?: PageOptions,
  ): Promise<Page<InboxSummary>>;
  /** An item of an inbox, as it came. Holds patient data. */
  inboxItem(mailboxId: string, messageId: string): Promise<InboxItem | undefined>;
  /**
   * Whether a practice takes Update Record, as far as its last answers tell: ask before a consultation. It is believed
   * for `rememberMs` of the option `fallback`, and forgotten with its first positive answer.
   *
   * @throws InvalidValueError for anything but an ODS code.
   */
  practice(odsCode: string): Promise<PracticeNow>;
  /** The mailboxes, and whether they are paused or stopped. */
  mailboxes(): Promise<readonly MailboxRow[]>;
  /**
   * How much there is of everything, and how old it is. No patient data. Reads what is open, which takes milliseconds;
   * with `includeFinished` all deliveries, which takes a second for each million or so.
   *
   * @throws InvalidValueError, StoreError
   */
  insight(query?: InsightQuery): Promise<Insight>;
  /**
   * Whether this process and its store work, for probes: see {@link Health}. It never throws for a store that does not
   * answer, but says so, and answers within five seconds. No patient data.
   */
  health(): Promise<Health>;

  /**
   * A new message instead of a `rejected` one (UR-103), linked to it. The first becomes `settled`, and its attention is
   * closed. Instead of a rejected replacement: another replacement of the same original.
   *
   * @throws DeliveryError `transition-refused`, also where another was made out of it already (`deliveryId` names that
   * one), and what `submit` throws.
   */
  correct(id: string, consultation: Consultation, options: SuccessorOptions): Promise<DeliveryRecord>;
  /**
   * A message that replaces one (UR-080), for the same patient, pharmacy and service (CS-23). It waits until it is
   * certain what became of the original. Where the original never reached the practice (never sent, refused, rejected,
   * switched off, undeliverable), it goes as a first version, and the original becomes `cancelled` or `void`. To
   * change a replacement, replace that one.
   *
   * @throws ReplacementRefusedError; DeliveryError `transition-refused` where another was made out of it already
   * (`deliveryId` names that one), or it is `cancelled` or `void`; and what `submit` throws.
   */
  replace(id: string, consultation: Consultation, options: SuccessorOptions): Promise<DeliveryRecord>;
  /**
   * Takes back what is `queued` and was never sent. Closes its attention.
   *
   * @throws DeliveryError `unknown-id`; `transition-refused` where it may have arrived.
   */
  cancel(id: string, options: PersonOptions): Promise<DeliveryRecord>;
  /**
   * Sends the same bytes again: `refused` and `undeliverable` ones, and those whose outcome is unknown. Closes their
   * attention: what fails again is told again. With a query, all that fit and are not sent by themselves: after an
   * outage.
   *
   * @throws DeliveryError `unknown-id`, `transition-refused` for one delivery.
   */
  resend(target: string | DeliveryQuery, options: PersonOptions): Promise<{ readonly count: number }>;
  /**
   * New messages, with new ids, of `switched-off` ones that fit, once the practice takes them again (UR-114); the first
   * ones become `settled`. Your id of each is that of the first with `-r1`, `-r2` ... after it. The sender is that of
   * the first message: `openDelivery`'s where that is the same one, else as the message says, its addresses being
   * written as by `openDelivery`'s sender. `notPossible`: among others deliveries that were submitted as built messages
   * (`no-consultation`), and those that a person must confirm again (`ConfirmationRequiredError`).
   */
  resubmit(query: DeliveryQuery, options: PersonOptions): Promise<Resubmitted>;
  /**
   * Closes attentions: a person has dealt with them. A delivery that rests (`rejected`, `switched-off`,
   * `undeliverable`, `overdue`, `refused`, or unknown for good) becomes `settled` once its last attention is closed.
   */
  resolve(
    target: ResolveTarget,
    options: PersonOptions & { readonly how: string },
  ): Promise<{ readonly count: number }>;
  /** The consultation went to the practice another way: `sent-by-fallback`. Closes its attention. */
  sentByFallback(id: string, options: PersonOptions & { readonly how: string }): Promise<DeliveryRecord>;
  /**
   * Sends the other way, by the option `fallback`: a delivery that is `switched-off`, `undeliverable`, `rejected` or
   * `overdue`, or with a query all that fit. After an address was put right, or for those that were there before the
   * option was. Closes their attention: what fails again is told again.
   *
   * @throws DeliveryError `unknown-id`, `transition-refused` for one delivery, `no-fallback` without the option.
   */
  sendByFallback(target: string | DeliveryQuery, options: PersonOptions): Promise<{ readonly count: number }>;
  /** The other way has failed: the delivery returns to where it was, and a person is told. For a bounce. */
  fallbackFailed(id: string): Promise<DeliveryRecord>;
  /** Nothing is sent from a mailbox until `resume`. Its inbox is still read. */
  pause(mailboxId: string, options: PersonOptions): Promise<void>;
  /** Sends from a mailbox again. */
  resume(mailboxId: string, options: PersonOptions): Promise<void>;

  /**
   * Starts the workers: send, inbox, deadlines, fallback, notices, purge. They never throw: `onFailure` gets what did
   * not work.
   */
  start(options?: { readonly onFailure?: (failure: PassFailure) => void }): void;
  /**
   * One pass of all of them; what an answer makes go another way goes in the same one. With the real MESH an inbox is
   * read at most every five minutes, however often this is called (ME-07).
   */
  poll(): Promise<PassResult>;
  /** Ends the workers: what is in flight is finished, nothing more is begun. `start` starts them again. */
  stop(): Promise<void>;
  /** Stops, then closes transport and store. */
  close(): Promise<void>;
}
