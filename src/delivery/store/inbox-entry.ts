import type { InboxItem } from "../../transport/transport.js";
import type { Instant } from "../../values/dates.js";
import type { Attention } from "../attention.js";

/**
 * An item of the MESH inbox as it was kept, before MESH was told that it may go (ME-08). Nothing that came is ever
 * thrown away.
 */
export interface InboxEntry {
  /** The MESH message id of the item. */
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** The delivery that it belongs to; undefined where none was found. */
  readonly deliveryId: string | undefined;
  /** The item as it came, with its bytes. Holds patient data. */
  readonly item: InboxItem;
  /** What a person must do about an item that fits no delivery. */
  readonly attention: Attention | undefined;
}
