import type { BuildOptions, Message } from "../build-message.js";
import type { Consultation } from "../consultation/consultation.js";
import type { SenderProfile } from "../message/sender-profile.js";
import type { Transport } from "../transport/transport.js";
import type { AttentionNotice } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { DeliveryRecord } from "./record.js";
import type { DeliveryStore } from "./store/store.js";

/** What `openDelivery` needs. */
export interface DeliveryOptions {
  readonly store: DeliveryStore;
  readonly transport: Transport;
  /** The sender's profile: its release, ODS code and mailbox go into every message. */
  readonly sender: SenderProfile;
  /**
   * Called whenever a person is needed, after that is stored. What it throws changes nothing: the store's list is what
   * counts.
   */
  readonly onAttention?: (notice: AttentionNotice) => void | Promise<void>;
  /** How the rules of clinical safety are applied to the consultations that are submitted. */
  readonly safety?: NonNullable<BuildOptions["safety"]>;
  /** When an acknowledgement is overdue. */
  readonly deadlines?: Partial<Deadlines>;
  /** The time; the system's by default. */
  readonly clock?: () => Date;
  /** New ids, lower-case uuids; random by default. */
  readonly newId?: () => string;
}

/** What one poll did. */
export interface PollResult {
  /** Items of the inbox that were stored, and then acknowledged to MESH. */
  readonly handled: number;
  /** How many of them fit no delivery: see `unmatched()`. */
  readonly unmatched: number;
  /** Items that could not be downloaded, stored or acknowledged: MESH keeps them, the next poll sees them again. */
  readonly failures: readonly PollFailure[];
  /** Deliveries that changed in this poll, as they stand now. */
  readonly changed: readonly DeliveryRecord[];
}

/** An item of the inbox that stays with MESH until the next poll. */
export interface PollFailure {
  readonly messageId: string;
  readonly error: unknown;
}

/** Messages on their way, followed until the practice has them or a person has been told. */
export interface Delivery {
  /**
   * Builds the message, stores it, sends it. Once it is stored, whatever goes wrong with sending is told by the
   * record's state, not thrown:
   * `queued` and `outcome-unknown` are sent again by `poll()`.
   * @throws ConsultationError, ConfirmationRequiredError, ValidationError, AddressImpossibleError: nothing was stored
   * or sent.
   * @throws DeliveryError with reason `other-patient` (CS-25) or `test-in-live` (CS-24): nothing was stored or sent.
   * @throws DeliveryError with reason `not-recorded`: stored, but what became of it is not; do not submit it again.
   */
  submit(submission: Consultation | Message): Promise<DeliveryRecord>;
  /**
   * Reads the inbox (each item is stored, then acknowledged to MESH: ME-08), sends what is still to be sent, marks what
   * is overdue.
   * To be called at most once in five minutes against the real MESH, and at least once a day (ME-07).
   * @throws MeshError where the inbox cannot be listed.
   */
  poll(): Promise<PollResult>;
  /**
   * Sends again what is `queued` or `outcome-unknown`: the very same bytes and ids (ME-13).
   * @throws DeliveryError with reason `unknown-id` or `transition-refused`.
   */
  resend(id: string): Promise<DeliveryRecord>;
  /** How a delivery stands; undefined where the id is unknown. */
  status(id: string): Promise<DeliveryRecord | undefined>;
  /** Deliveries that wait for a person, oldest first. */
  attention(): Promise<readonly DeliveryRecord[]>;
  /** Items of the inbox that fit no delivery, oldest first: a person must look at them. */
  unmatched(): ReturnType<DeliveryStore["listUnmatched"]>;
  /** Waits for what is under way, then closes transport and store. */
  close(): Promise<void>;
}
