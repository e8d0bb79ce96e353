import type { Confirmation } from "../consultation/confirmation.js";
import type { Acknowledgement } from "../message/acknowledgement/types.js";
import type { MessageIds } from "../message/message-ids.js";
import type { Envelope } from "../transport/transport.js";
import type { Instant } from "../values/dates.js";
import type { OdsCode } from "../values/ods-code.js";
import type { Attention } from "./attention.js";
import type { DeliveryState } from "./states.js";

/** One step in the life of a delivery. */
export interface HistoryStep {
  readonly state: DeliveryState;
  readonly at: Instant;
  /**
   * Why, as a code: `submitted`, `resend`, `mesh-accepted`, a response code such as `30001`, a MESH code such as
   * `EPL-151`. Never free text.
   */
  readonly reason: string;
}

/**
 * An acknowledgement that came back for this message. Codes only: what it said in words stays in the stored inbox item.
 */
export interface AcknowledgementReceived {
  /** The MESH message id of the acknowledgement. */
  readonly inboxMessageId: string;
  readonly at: Instant;
  readonly level: Acknowledgement["level"];
  readonly responseCode: Acknowledgement["responseCode"];
  readonly codes: readonly string[];
}

/** MESH's own report about this message. */
export interface ReportReceived {
  /** The MESH message id of the report. */
  readonly inboxMessageId: string;
  readonly at: Instant;
  /** Such as `EPL-151` or `14`. */
  readonly statusCode: string;
}

/**
 * Everything that is known about one message on its way. The same bytes and ids are kept from the first to the last.
 */
export interface DeliveryRecord {
  /** This delivery's own id. */
  readonly id: string;
  /** Counts changes, from 1: a store takes a change only of the version that it holds. */
  readonly version: number;
  readonly state: DeliveryState;
  /** All states, oldest first; the last is `state`. */
  readonly history: readonly HistoryStep[];
  /** The ids inside the message, by which answers are found. */
  readonly ids: MessageIds;
  /** What is sent, byte for byte, however often (ME-13). Holds patient data. */
  readonly envelope: Envelope;
  /** Who confirmed what before the message was built, for the audit: the message does not say it. */
  readonly confirmations: readonly Confirmation[];
  /** What MESH called the message, once it took it. */
  readonly meshMessageId: string | undefined;
  readonly acknowledgements: readonly AcknowledgementReceived[];
  readonly reports: readonly ReportReceived[];
  /** What a person must do now; undefined where nothing is to be done. */
  readonly attention: Attention | undefined;
  /** The patient's practice, learnt from its acknowledgement: under automatic routing the sender does not know it. */
  readonly practiceOdsCode: OdsCode | undefined;
  /** When MESH took the message. */
  readonly sentAt: Instant | undefined;
  /** When the next answer is overdue; undefined where none is awaited. */
  readonly dueAt: Instant | undefined;
}
