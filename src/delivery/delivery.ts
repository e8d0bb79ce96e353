import type { BuildOptions, Message } from "../build-message.js";
import type { Consultation } from "../consultation/consultation.js";
import type { SenderProfile } from "../message/sender-profile.js";
import type { Transport } from "../transport/transport.js";
import type { AttentionNotice } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { DeliveryRecord } from "./record.js";
import type { DeliveryStore } from "./store/store.js";

/** What `submit` needs of a message that was built already. `buildMessage` returns more than this. */
export type BuiltMessage = Pick<Message, "xml" | "bundle" | "ids" | "routing" | "confirmations">;

/** What `openDelivery` needs. */
export interface DeliveryOptions {
  readonly store: DeliveryStore;
  readonly transport: Transport;
  /** The sender's profile. Its release, ODS code and mailbox go into every message. */
  readonly sender: SenderProfile;
  /**
   * Called whenever a person is needed, after that is stored. Errors that it throws are ignored: `attention()` lists
   * everything that is open.
   */
  readonly onAttention?: (notice: AttentionNotice) => void | Promise<void>;
  /**
   * Workflow ids of the inbox items that are this delivery's; all others stay untouched in the inbox. Name the workflow
   * that you send too: a report has the workflow of the message that it is about. Default: everything is.
   */
  readonly workflows?: readonly string[];
  /** How the clinical safety rules are applied to submitted consultations. */
  readonly safety?: NonNullable<BuildOptions["safety"]>;
  /** When acknowledgements are overdue. Default: `defaultDeadlines`. */
  readonly deadlines?: Partial<Deadlines>;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /**
   * Milliseconds since any moment, by a clock that nobody sets: it measures the time between two handshakes (ME-03).
   * Default: `performance.now`.
   */
  readonly elapsedMs?: () => number;
  /** Makes new ids, lower-case uuids. Default: random ids. */
  readonly newId?: () => string;
}

/** The result of one poll. */
export interface PollResult {
  /** Number of inbox items that were stored, and then acknowledged to MESH. */
  readonly handled: number;
  /** How many of them belong to no delivery: see `unmatched()`. */
  readonly unmatched: number;
  /** Items that could not be downloaded, stored or acknowledged. MESH keeps them for the next poll. */
  readonly failures: readonly PollFailure[];
  /** Deliveries that this poll changed, as they are now. */
  readonly changed: readonly DeliveryRecord[];
}

/** An inbox item that stays with MESH until the next poll. */
export interface PollFailure {
  readonly messageId: string;
  readonly error: unknown;
}

/** Sends messages, and follows each until the practice has it or a person has been notified. */
export interface Delivery {
  /**
   * Builds the message, stores it, and sends it. Once it is stored, a failure to send is not thrown: the record's state
   * shows it, and `poll()` sends `queued` and `outcome-unknown` messages again.
   * @throws ConsultationError, ConfirmationRequiredError, ValidationError, AddressImpossibleError: nothing was stored
   * or sent.
   * @throws DeliveryError with reason `other-patient` (CS-25) or `test-in-live` (CS-24): nothing was stored or sent.
   * @throws DeliveryError with reason `not-recorded`: the message is stored, but its outcome is not. Do not submit it
   * again.
   */
  submit(submission: Consultation | BuiltMessage): Promise<DeliveryRecord>;
  /**
   * Reads the inbox (each item is stored, then acknowledged to MESH: ME-08), sends waiting messages, and marks overdue
   * ones. With the real MESH, call it at most every five minutes, and at least once a day (ME-07).
   * @throws MeshError where the inbox cannot be listed to its end. What was listed before is handled all the same.
   */
  poll(): Promise<PollResult>;
  /**
   * Sends a `queued` or `outcome-unknown` message again, with exactly the same bytes and ids (ME-13).
   * @throws DeliveryError with reason `unknown-id` or `transition-refused`.
   */
  resend(id: string): Promise<DeliveryRecord>;
  /** The record of a delivery. Undefined where the id is unknown. */
  status(id: string): Promise<DeliveryRecord | undefined>;
  /** Deliveries that need a person, oldest first. */
  attention(): Promise<readonly DeliveryRecord[]>;
  /** Inbox items that belong to no delivery, oldest first. A person must look at them. */
  unmatched(): ReturnType<DeliveryStore["listUnmatched"]>;
  /** Waits for work in progress, then closes transport and store. */
  close(): Promise<void>;
}
