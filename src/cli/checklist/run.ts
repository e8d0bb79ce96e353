import type { Consultation } from "../../consultation/consultation.js";
import type { PatientInput } from "../../consultation/people/patient.js";
import type { BuiltMessage, Delivery } from "../../delivery/delivery.js";
import type { DeliveryRecord } from "../../delivery/record.js";
import type { SubmitOptions } from "../../delivery/delivery.js";
import type { DeliveryState } from "../../delivery/states.js";
import type { FallbackMessage } from "../../delivery/fallback/fallback.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import type { SandboxArrival } from "../../sandbox/arrival.js";
import type { EvidenceFile } from "./checklist-test.js";
import type { End } from "./ends.js";

/** Who answers: the sandbox of this run, practices of a configured MESH, or a practice that this run plays there. */
export type Practices = "sandbox" | "configured" | "played";

/** What a test works with. */
export interface Run {
  readonly practices: Practices;
  readonly delivery: Delivery;
  readonly sender: SenderProfile;
  /** Test patients, by which consultations are made. */
  readonly patients: readonly PatientInput[];
  readonly now: Date;
  /** How many messages the volume test sends. */
  readonly messages: number;
  /** Whether a supplier's own files are sent too. */
  readonly isSending: boolean;
  /** What reached practices, where that can be seen. */
  readonly arrivals: readonly SandboxArrival[] | undefined;
  /** Documents that went to a practice another way. Nothing is e-mailed. */
  readonly anotherWay: readonly FallbackMessage[];
  /** A consultation about a patient with this given name. */
  consultation(givenName?: string): Consultation;
  /** Stores a message, which is then sent. `name` is part of its id, and unique. */
  submit(
    submission: Consultation | BuiltMessage,
    name: string,
    options?: Omit<SubmitOptions, "id">,
  ): Promise<DeliveryRecord>;
  /** An id of yours that no other run has used. */
  idOf(name: string): string;
  /** What the message has come to. Resolves when no more is expected. */
  ended(record: Pick<DeliveryRecord, "id">): Promise<End>;
  /** The state of a message by what the workers have told: it costs no look into the store. */
  stateOf(record: Pick<DeliveryRecord, "id">): DeliveryState | undefined;
  /** Longer than this no end is waited for, in milliseconds. */
  longestMs(): number;
  /** Keeps the message that was sent. */
  keepMessage(record: Pick<DeliveryRecord, "id">, name: string): Promise<EvidenceFile>;
  keep(name: string, bytes: Uint8Array): Promise<EvidenceFile>;
  /** Reads a file of the supplier's. @throws WrongUse */
  read(name: string): Promise<Uint8Array>;
  /** Says how far a long test is. */
  progress(words: string): void;
  readonly signal: AbortSignal;
}
