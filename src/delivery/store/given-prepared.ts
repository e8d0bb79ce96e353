import { InvalidValueError } from "../../errors.js";
import type { PreparedDelivery } from "./rows.js";

/** JavaScript callers may give anything. @throws InvalidValueError unless `delivery.prepare` made it. */
export function givenPrepared(prepared: PreparedDelivery | undefined): void {
  const { row, body, events } = (prepared ?? {}) as {
    readonly row?: { readonly id?: unknown };
    readonly body?: { readonly envelope?: { readonly body?: unknown } };
    readonly events?: unknown;
  };
  if (typeof row?.id !== "string" || !(body?.envelope?.body instanceof Uint8Array) || !Array.isArray(events))
    throw new InvalidValueError("prepared", "must be what `delivery.prepare` returned");
}
