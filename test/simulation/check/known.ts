import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import type { Envelope } from "../../../src/transport/transport.js";
import type { Mailing } from "../world/mail.js";
import type { Sending } from "../world/mesh.js";
import type { Life } from "../world/scheduler.js";

/** A claim of the other way. */
export interface Try {
  readonly by: Life;
  /** As it was claimed. */
  readonly row: DeliveryRow;
  readonly leaseUntil: number;
  mailing: Mailing | undefined;
}

/** What the checker knows of a delivery, from what it saw. */
export interface Known {
  row: DeliveryRow;
  events: readonly NewEvent[];
  /** Claims by fence: of which life, and what it has sent. */
  readonly claims: Map<number, { readonly by: Life; sending: Sending | undefined }>;
  readonly sendings: Sending[];
  /** What was sent first, and must be sent each time. */
  sent: Envelope | undefined;
  /** What a person may be told of it, from what was seen. */
  readonly needed: Set<string>;
  /** By the store's clock, as of what was committed. */
  leaseUntil: number;
  readonly tries: Try[];
  readonly mailings: Mailing[];
  /** What each process has read of it last, and whether its own claim has told. */
  readonly read: Map<Life, { readonly row: DeliveryRow; readonly isClaim: boolean }>;
}

export const nameOf = ({ row }: Known): string => row.callerId;

/** A line for a delivery's life so far. */
export function historyOf({ events }: Known): string {
  return events.map(({ state, reason }) => `${reason}>${state}`).join(" ");
}
