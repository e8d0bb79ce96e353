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
 * An acknowledgement of this message. It holds codes only: the acknowledgement's text stays in the stored inbox item.
 */
export interface AcknowledgementReceived {
  /** The MESH message id of the acknowledgement. */
  readonly inboxMessageId: string;
  readonly at: Instant;
  readonly level: Acknowledgement["level"];
  readonly responseCode: Acknowledgement["responseCode"];
  readonly codes: readonly string[];
}

/** MESH's own report about this message (ME-09). */
export interface ReportReceived {
  /** The MESH message id of the report. */
  readonly inboxMessageId: string;
  readonly at: Instant;
  /** Such as `EPL-151` or `14`. */
  readonly statusCode: string;
}

/** Everything that is known about one message. Its bytes and ids never change. */
export interface DeliveryRecord {
  /** This delivery's own id. */
  readonly id: string;
  /** Counts changes, from 1. A store accepts a change only to the version that it holds. */
  readonly version: number;
  readonly state: DeliveryState;
  /** All states so far, oldest first. The last is `state`. */
  readonly history: readonly HistoryStep[];
  /** The ids in the message. Answers are matched by them. */
  readonly ids: MessageIds;
  /** What is sent: the same bytes each time (ME-13). Holds patient data. */
  readonly envelope: Envelope;
  /** Who confirmed what before the message was built, for audit: the message does not contain it. */
  readonly confirmations: readonly Confirmation[];
  /** MESH's id of the message. Undefined until MESH accepts it. */
  readonly meshMessageId: string | undefined;
  readonly acknowledgements: readonly AcknowledgementReceived[];
  readonly reports: readonly ReportReceived[];
  /** What a person must do now. Undefined where there is nothing to do. */
  readonly attention: Attention | undefined;
  /** The patient's practice, as its acknowledgement names it: with automatic routing the sender does not know it. */
  readonly practiceOdsCode: OdsCode | undefined;
  /** When MESH accepted the message. */
  readonly sentAt: Instant | undefined;
  /** When the next answer is overdue. Undefined where none is expected. */
  readonly dueAt: Instant | undefined;
}
