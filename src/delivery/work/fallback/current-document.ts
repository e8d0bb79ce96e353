import { UpdateRecordError } from "../../../errors.js";
import type { PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { FallbackError } from "../../fallback/fallback-error.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import { successorOf } from "../../people/places.js";
import type { DeliveryBody, DeliveryRow } from "../../store/rows.js";
import type { ClaimedFallback } from "../../store/store.js";
import { inTime } from "../in-time.js";
import { documentOf } from "./document.js";
import type { FallbackFailure } from "./failures.js";

/**
 * The outcome of a try. `not-needed`: nothing was sent, since it went on meanwhile or another worker sends it.
 * `error`: for whoever looks after the process.
 */
export type Tried = "sent" | "not-needed" | (FallbackFailure & { readonly error?: unknown });

/** A try, and until when no other process takes it: steady milliseconds, no later than the store says. */
export interface HeldFallback extends ClaimedFallback {
  readonly leaseUntil: number;
}

/** Whether a claimed try is still the latest. The version does not tell: a person's note changes it too. */
export function isStill(row: DeliveryRow, claimed: DeliveryRow): boolean {
  return row.fallbackAt === claimed.fallbackAt && row.fallbackFailures === claimed.fallbackFailures;
}

/**
 * The document, as long as it is to be sent. It says why it goes another way, so it is made anew where an answer came
 * meanwhile. Otherwise what the try comes to: nothing is sent.
 *
 * @throws StoreError where the store cannot say whether it is still needed.
 */
export async function currentDocument(
  context: DeliveryContext,
  policy: FallbackPolicy,
  { row, body, leaseUntil }: HeldFallback & { readonly body: DeliveryBody },
  clock: PollClock,
): Promise<{ readonly pdf: Uint8Array } | Exclude<Tried, "sent">> {
  for (let known = row; ;) {
    let pdf: Uint8Array;
    try {
      const making = documentOf(context, known, body, policy);
      pdf = await inTime(
        () => making,
        policy.sendMs,
        () => tooLong("document", policy),
        clock,
      );
    } catch (error) {
      // Any other error may quote what it could not read: patient data.
      return { code: "document", laterCanHelp: true, error: error instanceof UpdateRecordError ? error : notMade() };
    }
    // Look-up and document take time: if the practice has answered meanwhile, it must not get the consultation twice.
    const now = await context.store.findById(row.id);
    if (now === undefined || !isStill(now, row)) return "not-needed";
    // It must not reach the practice after the version that replaces it.
    if ((await successorOf(context, row)) !== undefined) return { code: "superseded", laterCanHelp: false };
    // A process that slept since it looked: another try may have begun.
    if (clock.now() >= leaseUntil) return "not-needed";
    if (now.state === known.state) return { pdf };
    known = now;
  }
}

function notMade(): Error {
  const details = { reason: "unexpected", certainty: "not-done", laterCanHelp: true } as const;
  return new FallbackError("The document of a consultation could not be made. It is tried again.", details);
}

export function tooLong(what: string, { sendMs }: FallbackPolicy): Error {
  return new Error(`fallback.${what} has not answered for ${sendMs / 1_000} seconds: it is tried again.`);
}
