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
  /** Tries before it, since a person last asked, of which nobody knows what became. */
  readonly uncertain: number;
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
  /** What each process has read of it last, whether its own claim has told, and what it found of later versions. */
  readonly read: Map<Life, { readonly row: DeliveryRow; readonly isClaim: boolean; readonly later?: LaterVersion }>;
}

/** Whether a later version is to replace a delivery: it stands, or all that were made were taken back. */
export type LaterVersion = "none" | "stands" | "gone";

export function laterVersionOf(id: string, rows: Iterable<DeliveryRow>): LaterVersion {
  const later = [...rows].filter(({ link }) => link?.deliveryId === id);
  if (later.length === 0) return "none";
  return later.every(({ state }) => state === "cancelled" || state === "void") ? "gone" : "stands";
}

export const nameOf = ({ row }: Known): string => row.callerId;

/** A line for a delivery's life so far. */
export function historyOf({ events }: Known): string {
  return events.map(({ state, reason }) => `${reason}>${state}`).join(" ");
}
