import type { Attention } from "./attention.js";
import type { InboxSummary, PersonOptions } from "./delivery.js";
import type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "./record.js";
import type { Envelope, InboxMessage, InboxReport } from "../transport/transport.js";
import type { Confirmation } from "../consultation/confirmation.js";
import type { Instant } from "../values/dates.js";

/** How long patient data is kept. */
export interface Retention {
  /**
   * Days after the end of a delivery, a whole number from 1 to 36,500. Then its message, the answers, people's notes
   * and the key by which its patient is found are deleted; the record itself, its events and its sends stay.
   */
  readonly days: number;
}

/** A patient. */
export interface PatientQuery {
  /** Ten digits, with or without spaces. */
  readonly nhsNumber: string;
}

/** Which records and inbox items are about a patient. Holds no patient data. */
export interface PatientFindings {
  readonly records: readonly DeliveryRecord[];
  /**
   * Items of the inboxes that name the patient, or answer one of the records. An item that names more than 100
   * patients, which no message of this service does, is found by the first 100.
   */
  readonly items: readonly InboxSummary[];
}

/** Bytes in JSON: as text where they are UTF-8. */
export interface ExportedBytes {
  readonly encoding: "utf8" | "base64";
  readonly body: string;
}

/** A message as it was sent. */
export type ExportedEnvelope = Omit<Envelope, "body"> & ExportedBytes;

/** An item of an inbox as it came. */
export type ExportedItem = InboxReport | (Omit<InboxMessage, "body"> & ExportedBytes);

/** One delivery of a patient, with all that belongs to it. */
export interface ExportedDelivery {
  readonly record: DeliveryRecord;
  readonly message: ExportedEnvelope | undefined;
  /** The same as a first version, where it was made beside a replacement. */
  readonly asFirst: ExportedEnvelope | undefined;
  readonly consultation: unknown;
  readonly confirmations: readonly Confirmation[];
  /** The practice's address for the other way. */
  readonly fallbackTo: string | undefined;
  readonly events: readonly DeliveryEvent[];
  readonly attempts: readonly DeliveryAttempt[];
  readonly attention: readonly Attention[];
}

/** Everything that is stored about a patient, as JSON can hold it. */
export interface PatientExport {
  readonly nhsNumber: string;
  readonly exportedAt: Instant;
  readonly deliveries: readonly ExportedDelivery[];
  readonly items: readonly (InboxSummary & {
    /** Undefined where it cannot be read. */
    readonly content: ExportedItem | undefined;
    readonly attention: readonly Attention[];
  })[];
}

/** Finding, exporting and erasing one patient's data. */
export interface Patients {
  /**
   * Finds what is stored about a patient, by the HMAC of their NHS number. What was purged or erased is not found.
   *
   * @throws InvalidValueError unless it is an NHS number.
   */
  findPatient(patient: PatientQuery): Promise<PatientFindings>;
  /**
   * Everything that is stored about a patient, for a subject access request. Holds patient data.
   *
   * @throws InvalidValueError; StoreError `key-missing` where some of it is encrypted under a key that was not given.
   */
  exportPatient(patient: PatientQuery): Promise<PatientExport>;
  /**
   * Deletes at once what is stored about a patient, as retention would: messages, answers, notes, and the key by which
   * they are found. The records stay without them, with an event that names who did it, so that submitting again under
   * the same id sends nothing.
   *
   * @throws DeliveryError `still-open` while one of the records is not at its end, or a person must deal with something
   * about the patient: nothing was erased, and `deliveryId` names the first of them.
   * @throws InvalidValueError
   */
  erasePatient(patient: PatientQuery & PersonOptions): Promise<{ readonly deliveries: number; readonly items: number }>;
}
