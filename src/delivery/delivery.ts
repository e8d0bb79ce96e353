import type { Message } from "../build-message.js";
import type { Consultation } from "../consultation/consultation.js";
import type { UpdateRecordError } from "../errors.js";
import type { SenderProfile } from "../message/sender-profile.js";
import type { InboxItem } from "../transport/transport.js";
import type { Attention } from "./attention.js";
import type { Patients } from "./patients.js";
import type { Health } from "./insight/health.js";
import type { Insight, InsightQuery } from "./insight/insight.js";
import type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "./record.js";
import type { PassFailure, PassResult } from "./pass-result.js";
import type { AttentionQuery, DeliveryQuery, PageOptions, ResolveTarget } from "./queries.js";
import type { PracticeNow } from "./practices/practice.js";
import type { DeliveryBody, ItemState, MailboxRow, PreparedDelivery } from "./store/rows.js";
import type { Page } from "./store/store.js";

/** What `submit` needs of a message that was built already. `buildMessage` returns more than this. */
export type BuiltMessage = Pick<Message, "xml" | "bundle" | "ids" | "routing" | "confirmations">;

/** What belongs to one submission. */
export interface SubmitOptions {
  /** Your own id, such as that of the consultation in your system: unique for each sender, 1 to 200 characters. */
  readonly id: string;
  /** Default: the sender of `openDelivery`. */
  readonly sender?: SenderProfile;
  /**
   * The practice's e-mail address for the other way: at nhs.net, or at a domain of the option `fallback`. Give
   * `practiceOdsCode` too: then it is not used where another practice answers, since the patient has moved.
   */
  readonly fallbackTo?: string;
  /**
   * The ODS code of the patient's practice, where you know it. If that practice is remembered as switched off, the
   * consultation goes the other way at once, without MESH. `prepare` cannot look this up, and only stores the code.
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

/** The new deliveries that `resubmit` has made, and those for which it could make none. */
export interface Resubmitted {
  /** The new deliveries. */
  readonly records: readonly DeliveryRecord[];
  /** Those that stay `switched-off`, each with the error that `submit` would throw: it says why, and what to do. */
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
  find(key: {
    /** ODS code of the sender. */
    readonly odsCode: string;
    /** Your own id, as `submit` had it. */
    readonly id: string;
  }): Promise<DeliveryRecord | undefined>;
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
  /** Items of the inboxes without their content, oldest first. Default: those that belong to no delivery (yet). */
  inbox(
    query?: {
      /** In one of these states. Default: `failing`, `pending` and `unmatched`. */
      readonly states?: readonly ItemState[];
      /** Of this mailbox. Default: all. */
      readonly mailboxId?: string;
    },
    page?: PageOptions,
  ): Promise<Page<InboxSummary>>;
  /** An item of an inbox, as it came. Holds patient data. */
  inboxItem(mailboxId: string, messageId: string): Promise<InboxItem | undefined>;
  /**
   * Whether a practice takes Update Record, as far as its last answers tell: ask before a consultation. A practice that
   * is switched off is remembered for `rememberMs` of the option `fallback`, or until it gives a positive answer.
   *
   * @throws InvalidValueError for anything but an ODS code.
   */
  practice(odsCode: string): Promise<PracticeNow>;
  /** The mailboxes, and whether they are paused or stopped. */
  mailboxes(): Promise<readonly MailboxRow[]>;
  /**
   * Counts everything, and says how old it is. No patient data. It reads what is open, which takes milliseconds, or
   * with `includeFinished` all deliveries, which takes about a second for each million.
   *
   * @throws InvalidValueError, StoreError
   */
  insight(query?: InsightQuery): Promise<Insight>;
  /**
   * Whether this process and its store work, for probes: see {@link Health}. It answers within five seconds, and does
   * not throw where the store does not answer. No patient data.
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
   * outage. Not what a later version has gone in place of: it would reach the practice after that one (UR-080).
   *
   * @throws DeliveryError for one delivery: `unknown-id`; `transition-refused`, also where a later version has gone in
   * its place (`deliveryId` names that one).
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
    options: PersonOptions & {
      /** How it was dealt with, in words. */
      readonly how: string;
    },
  ): Promise<{ readonly count: number }>;
  /** The consultation went to the practice another way: `sent-by-fallback`. Closes its attention. */
  sentByFallback(
    id: string,
    options: PersonOptions & {
      /** How it was sent, in words. */
      readonly how: string;
    },
  ): Promise<DeliveryRecord>;
  /**
   * Sends the other way, by the option `fallback`: a delivery that is `switched-off`, `undeliverable`, `rejected`,
   * `refused` or `overdue`, or with a query all that fit. For use after an address was put right, or for those that
   * were there before the option was. Closes their attention: if sending fails again, a new one is opened. What a later
   * version is to replace is left out; by id it is refused, and the error's `deliveryId` names the later one.
   *
   * @throws DeliveryError `unknown-id`, `transition-refused` for one delivery, `no-fallback` without the option.
   */
  sendByFallback(target: string | DeliveryQuery, options: PersonOptions): Promise<{ readonly count: number }>;
  /** The other way has failed: the delivery returns to where it was, and a person is told. For a bounce. */
  fallbackFailed(id: string): Promise<DeliveryRecord>;
  /** Nothing is sent from a mailbox until `resume`, nor another way for it. Its inbox is still read. */
  pause(mailboxId: string, options: PersonOptions): Promise<void>;
  /** Sends from a mailbox again. */
  resume(mailboxId: string, options: PersonOptions): Promise<void>;

  /**
   * Starts the workers: send, inbox, deadlines, fallback, notices, purge. They never throw: `onFailure` gets what did
   * not work.
   */
  start(options?: {
    /** Called for what a loop could not do, and tries again. */
    readonly onFailure?: (failure: PassFailure) => void;
  }): void;
  /**
   * One pass of all of them; what must go another way because of an answer goes in the same pass. With the real MESH an
   * inbox is read at most every five minutes, however often this is called (ME-07).
   */
  poll(): Promise<PassResult>;
  /** Ends the workers: what is in flight is finished, nothing more is begun. `start` starts them again. */
  stop(): Promise<void>;
  /** Stops, then closes transport and store. */
  close(): Promise<void>;
}
