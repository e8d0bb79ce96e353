import type { Confirmation } from "../../consultation/confirmation.js";
import type { MessageIds } from "../../message/message-ids.js";
import type { Certainty } from "../../transport/mesh-error.js";
import type { Envelope, InboxItem } from "../../transport/transport.js";
import type { AttentionReason } from "../attention.js";
import type { DeliveryState } from "../states.js";

/** Milliseconds since 1970 by the delivery's clock (the `clock` option). Leases go by the store's own clock instead. */
export type Millis = number;

/** How a delivery came out of an earlier one. */
export type LinkKind = "replaces" | "corrects" | "resubmits";

/** The earlier delivery that this one replaces, corrects or sends again as a new message. */
export interface DeliveryLink {
  readonly kind: LinkKind;
  readonly deliveryId: string;
}

/** What changes in the life of a delivery. */
export interface DeliveryFacts {
  readonly state: DeliveryState;
  /**
   * When it may be sent next. Undefined: not by itself. Beyond `now` plus the longest pause it counts as due: the clock
   * was set back.
   */
  readonly runAt: Millis | undefined;
  /** Sends without an answer since it was last put in the queue. Six resends at most. */
  readonly unknownOutcomes: number;
  /** Sends in a row that were certainly not done: the next pause depends on them. */
  readonly failures: number;
  readonly sentAt: Millis | undefined;
  /** When the next answer is overdue, or, before it is sent, when a person must know. Undefined: nothing is awaited. */
  readonly dueAt: Millis | undefined;
  readonly practiceOdsCode: string | undefined;
  /** The original that a replacement waits for: it has no `runAt` meanwhile. */
  readonly waitsFor: string | undefined;
  /** True where the replacement goes as a first version, because its original never reached anybody. */
  readonly goesAsFirst: boolean;
  /** The state before `sent-by-fallback`: `fallbackFailed` returns to it. */
  readonly fallbackFrom: DeliveryState | undefined;
  /** When the other way to the practice is tried next. Undefined: it is not tried by itself. */
  readonly fallbackAt: Millis | undefined;
  /** Tries of the other way, one that is under way included: the next pause depends on them. */
  readonly fallbackFailures: number;
  /** Since when nothing more is expected to follow: what holds patient data is purged some days after it. */
  readonly endedAt: Millis | undefined;
}

/** The row of a delivery: small, and free of patient data. */
export interface DeliveryRow extends DeliveryFacts {
  readonly id: string;
  /** The sender's ODS code and the caller's own id, unique together. */
  readonly odsCode: string;
  readonly callerId: string;
  readonly mailboxId: string;
  /** Counts changes, from 1. */
  readonly version: number;
  /** Counts claims, from 0. Whoever leaves `sending` names it. */
  readonly fence: number;
  readonly createdAt: Millis;
  readonly ids: MessageIds;
  /** HMAC of what was submitted, and the version of the canonical form that it was made of. */
  readonly contentHash: string;
  readonly contentVersion: number;
  /**
   * HMAC of mex-to and mex-subject: a report about a lost id is matched by it. It outlives the patient data: otherwise
   * a late report would seem to be about the next message to the same patient.
   */
  readonly addressKey: string;
  readonly link: DeliveryLink | undefined;
  /** HMAC of the patient's NHS number: a patient is found by it. Undefined once it was purged or erased. */
  readonly patientKey: string | undefined;
}

/** What is sent, and what it was made of. Holds patient data. Never rewritten, and purgeable. */
export interface DeliveryBody {
  readonly envelope: Envelope;
  /** A replacement as a first version, for the case that its original never reached anybody. */
  readonly asFirst: Envelope | undefined;
  /** The consultation as JSON. Undefined where a built message was submitted. */
  readonly consultation: unknown;
  readonly confirmations: readonly Confirmation[];
  /** The practice's e-mail address for the other way, as it was given with `submit`. */
  readonly fallbackTo: string | undefined;
  /** The ODS code of the practice whose address it is, where it was given too: to another one it must not lead. */
  readonly fallbackFor?: string | undefined;
}

/** A delivery that is ready to be stored. Made by `delivery.prepare`; pass it to the store's `insert` as it is. */
export interface PreparedDelivery {
  readonly row: DeliveryRow;
  readonly body: DeliveryBody;
  readonly events: readonly NewEvent[];
}

/** One step of the audit. No patient data. */
export interface NewEvent {
  readonly deliveryId: string;
  readonly at: Millis;
  /** The state after it. */
  readonly state: DeliveryState;
  /** Why, as a code, never free text. */
  readonly reason: string;
  /** Who, where a person did it. */
  readonly by: string | undefined;
}

/** What is known of a send: as of the error that ended it, or that it has not ended. */
export type AttemptOutcome = Certainty | "under-way";

/** One send of a delivery. `(deliveryId, number)` is unique; numbers from 1. */
export interface AttemptRow {
  readonly deliveryId: string;
  readonly number: number;
  readonly fence: number;
  readonly startedAt: Millis;
  readonly endedAt: Millis | undefined;
  readonly outcome: AttemptOutcome;
  /** Why it failed, as a code. */
  readonly reason: string | undefined;
  readonly meshMessageId: string | undefined;
  /** The code of MESH's report that this attempt was not delivered. */
  readonly reportCode: string | undefined;
}

/**
 * Where an item of the inbox has got to. `failing`: listed, but it could not be downloaded or stored yet. `purged`: it
 * was dealt with, and its content was deleted.
 */
export type ItemState = "failing" | "pending" | "matched" | "unmatched" | "purged";

/** An item of an inbox without its content, as lists show it. `(mailboxId, messageId)` is unique. */
export interface ItemSummary {
  readonly mailboxId: string;
  readonly messageId: string;
  readonly receivedAt: Millis;
  readonly state: ItemState;
  readonly deliveryId: string | undefined;
  /** For a report, the MESH id of the message that it is about. */
  readonly linkedMessageId: string | undefined;
  /** Polls in which it failed. */
  readonly failures: number;
  /** Deliveries that it may be about, where that is not certain. */
  readonly candidates: readonly string[];
}

/** An item of an inbox as it came. Holds patient data. */
export interface ItemRow extends ItemSummary {
  /** Undefined while `failing`, once `purged`, and where what is stored is not as it was written. */
  readonly item: InboxItem | undefined;
}

/** What an attention is about: a delivery, an item of an inbox, or a whole mailbox. */
export interface AttentionSubject {
  readonly mailboxId: string;
  readonly deliveryId: string | undefined;
  readonly inboxMessageId: string | undefined;
}

/** An attention to open. Where one of the same subject and reason is open already, that one stays as it is. */
export interface NewAttention extends AttentionSubject {
  readonly id: string;
  readonly reason: AttentionReason;
  /** What our own tables add to the text of the reason. No patient data, no text of anybody else's. */
  readonly detail: string | undefined;
  readonly since: Millis;
}

/** An attention as it is stored. */
export interface AttentionRow extends NewAttention {
  readonly toldAt: Millis | undefined;
  readonly closed: { readonly at: Millis; readonly by: string | undefined; readonly how: string } | undefined;
}

/** A practice that answered that it does not take Update Record (20010). */
export interface PracticeRow {
  readonly odsCode: string;
  readonly switchedOffAt: Millis;
  /** Believed until then. */
  readonly until: Millis;
}

/** A mailbox, and whether it may be used. */
export interface MailboxRow {
  readonly mailboxId: string;
  readonly paused: { readonly at: Millis; readonly by: string } | undefined;
  /** Sends and polls in a row that failed for the mailbox's or the network's sake. 0: the breaker is closed. */
  readonly failures: number;
  /** While the breaker is open: nothing is sent before. */
  readonly retryAt: Millis | undefined;
  /** Why the last of these failed, as a code: the `reason` of a MeshError, or `unexpected-error`. */
  readonly fault: string | undefined;
  /** Since when it fails. */
  readonly failingSince: Millis | undefined;
  readonly handshakeAt: Millis | undefined;
  /** When its inbox was last asked for, and when it was last read to its end. */
  readonly polledAt: Millis | undefined;
  readonly readAt: Millis | undefined;
}
