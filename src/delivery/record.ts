import type { MessageIds } from "../message/message-ids.js";
import type { Instant } from "../values/dates.js";
import type { AttemptOutcome, DeliveryLink } from "./store/rows.js";
import type { DeliveryState } from "./states.js";

/** A delivery without its message. No patient data in it: safe to log, as long as your own ids (`callerId`) are. */
export interface DeliveryRecord {
  /** This delivery's own id, a uuid. */
  readonly id: string;
  /** Your id, unique for each sender. */
  readonly callerId: string;
  /** The sender's ODS code and mailbox. */
  readonly odsCode: string;
  readonly mailboxId: string;
  readonly state: DeliveryState;
  /** Counts changes, from 1. */
  readonly version: number;
  /** The ids in the message. Answers are matched by them. */
  readonly ids: MessageIds;
  readonly createdAt: Instant;
  /** When MESH accepted the message. */
  readonly sentAt: Instant | undefined;
  /** When it is sent next. Undefined where it is not sent by itself. */
  readonly nextSendAt: Instant | undefined;
  /** When the next answer is overdue, or, before it is sent, when a person is told. */
  readonly dueAt: Instant | undefined;
  /** When the other way to the practice is tried next. Undefined: not by itself. */
  readonly nextFallbackAt: Instant | undefined;
  /** The patient's practice, as its acknowledgement names it; until then as `submit` did, where it did. */
  readonly practiceOdsCode: string | undefined;
  /** The earlier delivery that this one replaces, corrects or resubmits. */
  readonly link: DeliveryLink | undefined;
}

/** One step in the life of a delivery. No patient data. */
export interface DeliveryEvent {
  readonly at: Instant;
  /** The state after it. */
  readonly state: DeliveryState;
  /**
   * Why, as a code: `submitted`, `send-began`, `mesh-accepted`, a response code such as `30001`, a MESH code such as
   * `EPL-151`. Never free text.
   */
  readonly reason: string;
  /** Who did it, where a person did. */
  readonly by: string | undefined;
}

/** One send of a delivery. */
export interface DeliveryAttempt {
  readonly number: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | undefined;
  readonly outcome: AttemptOutcome;
  /** Why it failed, as a code. */
  readonly reason: string | undefined;
  /** MESH's id of it, once it is known. */
  readonly meshMessageId: string | undefined;
  /** The code of MESH's report that it was not delivered, such as `EPL-151` or `14`. */
  readonly reportCode: string | undefined;
}
