/** How far MESH is with a message. `other`: a word that MESH's description does not name; `statusWord` holds it. */
export type TrackingStatus = "uploading" | "accepted" | "acknowledged" | "undeliverable" | "error" | "other";

/**
 * What MESH knows about a message that this mailbox sent (ME-11). It tells whether the recipient's client has collected
 * the message. It never stands for the practice's own acknowledgement, and it must be asked for sparingly: hours may
 * pass before a message is collected.
 */
export interface Tracking {
  readonly messageId: string;
  readonly status: TrackingStatus;
  /** The status as MESH wrote it, such as `accepted`. */
  readonly statusWord: string;
  /** Such as `00` or `EPL-151`. */
  readonly statusCode?: string;
  /** Such as `SEND` or `TRANSFER`. */
  readonly statusEvent?: string;
  /** MESH's own text: do not trust it, it may hold identifiers. */
  readonly statusDescription?: string;
  readonly localId?: string;
  readonly workflowId?: string;
  /** The recipient's mailbox; until MESH has found it, the address, which holds patient data: never log it. */
  readonly recipient?: string;
  /** When MESH accepted the message. Undefined where MESH gives no time that can be read. */
  readonly uploadedAt?: Date;
  /** When the recipient's client acknowledged the message to MESH. Undefined until then. */
  readonly collectedAt?: Date;
}
