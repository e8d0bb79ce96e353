import { UpdateRecordError } from "../../../errors.js";
import type { PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { checkAddress } from "../../fallback/address.js";
import { FallbackError } from "../../fallback/fallback-error.js";
import { givenAddressOf } from "../../fallback/given-address.js";
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

/** What is sent to whom, of a delivery as it is. */
export interface TryContent {
  readonly row: DeliveryRow;
  readonly to: string;
  readonly pdf: Uint8Array;
}

/**
 * What is to be sent. Where an answer comes meanwhile it is made again: the reason is another one then, and so may the
 * practice be. Where nothing is to be sent any more: what the try came to.
 *
 * @throws StoreError where the store cannot say whether it is still needed.
 */
export async function tryContent(
  context: DeliveryContext,
  policy: FallbackPolicy,
  { row, body, leaseUntil }: HeldFallback & { readonly body: DeliveryBody },
  clock: PollClock,
): Promise<TryContent | Exclude<Tried, "sent">> {
  for (let known = row; ;) {
    let to: string | undefined;
    try {
      to = givenAddressOf(known, body) ?? (await addressOf(policy, known, clock));
    } catch (error) {
      return { code: "address-look-up", laterCanHelp: true, error };
    }
    if (to === undefined) return { code: "no-address", laterCanHelp: false };
    try {
      checkAddress(to, policy.domains, "The practice's address");
    } catch (error) {
      return { code: "address-refused", laterCanHelp: false, error };
    }
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
    // A process that slept since it looked, or made it anew too often: another try may begin before this one ends.
    if (clock.now() + policy.sendMs > leaseUntil) return "not-needed";
    if (now.state === known.state && now.practiceOdsCode === known.practiceOdsCode) return { row: known, to, pdf };
    known = now;
  }
}

async function addressOf(
  policy: FallbackPolicy,
  { id, callerId, practiceOdsCode }: DeliveryRow,
  clock: Pick<PollClock, "after">,
): Promise<string | undefined> {
  return inTime(
    async () => policy.addressOf({ odsCode: practiceOdsCode, deliveryId: id, callerId }),
    policy.sendMs,
    () => tooLong("addressOf", policy),
    clock,
  );
}

function notMade(): Error {
  const details = { reason: "unexpected", certainty: "not-done", laterCanHelp: true } as const;
  return new FallbackError("The document of a consultation could not be made. It is tried again.", details);
}

export function tooLong(what: string, { sendMs }: FallbackPolicy): Error {
  return new Error(`fallback.${what} has not answered for ${sendMs / 1_000} seconds: it is tried again.`);
}
