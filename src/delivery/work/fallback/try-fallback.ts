import { UpdateRecordError } from "../../../errors.js";
import { checkAddress } from "../../fallback/address.js";
import { givenAddressOf } from "../../fallback/given-address.js";
import { FallbackError } from "../../fallback/fallback-error.js";
import type { FallbackMessage } from "../../fallback/fallback.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { successorOf } from "../../people/places.js";
import type { DeliveryRow } from "../../store/rows.js";
import type { ClaimedFallback } from "../../store/store.js";
import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import { inTime } from "../in-time.js";
import { documentOf } from "./document.js";
import { failureOf, type FallbackFailure } from "./failures.js";
import { mostUncertain, sinceAskedFor, uncertainTries } from "./uncertain.js";

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
 * Sends a consultation another way.
 *
 * @throws StoreError where the store cannot say whether that is still needed: nothing was sent.
 */
export async function tryFallback(
  context: DeliveryContext,
  policy: FallbackPolicy,
  { row, body, leaseUntil }: HeldFallback,
  clock: PollClock = steadyClock,
): Promise<Tried> {
  if (await isInterrupted(context, policy, row)) return { code: "interrupted", laterCanHelp: false };
  if (body === undefined) return { code: "message-damaged", laterCanHelp: false };
  const at = context.clock();
  let to: string | undefined;
  try {
    to = givenAddressOf(row, body) ?? (await addressOf(policy, row, clock));
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
    const making = (): Promise<Uint8Array> => documentOf(context, row, body, policy);
    pdf = await inTime(making, policy.sendMs, () => tooLong("document", policy), clock);
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
  const given = new AbortController();
  try {
    const message = messageOf(row, to, pdf, at);
    await inTime(
      async () => policy.send(message, given.signal),
      policy.sendMs,
      () => tooLong("send", policy),
      clock,
    );
    return "sent";
  } catch (error) {
    given.abort();
    return { ...failureOf(error), error };
  }
}

/** Whether too many earlier tries stored no outcome: the process was killed each time. */
async function isInterrupted(
  { store }: DeliveryContext,
  { retryAfterMs }: FallbackPolicy,
  row: DeliveryRow,
): Promise<boolean> {
  const { id, fallbackFailures } = row;
  if (fallbackFailures > retryAfterMs.length + 1) return true;
  if (fallbackFailures <= mostUncertain) return false;
  // The try that has just begun is one of them.
  return uncertainTries(sinceAskedFor(await store.listEvents(id))) > mostUncertain;
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

/** Only the document holds patient data. The caller's own id is left out, since it might be one. */
function messageOf(row: DeliveryRow, to: string, pdf: Uint8Array, at: Date): FallbackMessage {
  const { id, odsCode, ids, practiceOdsCode } = row;
  const reference = ids.messageHeader;
  return {
    deliveryId: id,
    key: id,
    to,
    practiceOdsCode,
    subject: `Pharmacy consultation for the patient's record, from ${odsCode}, reference ${reference}`,
    text: coveringText(odsCode, reference),
    fileName: `consultation-${reference}.pdf`,
    pdf,
    at,
  };
}

/** What the attachment is. UR-105: it is no way to send anything urgent. */
function coveringText(odsCode: string, reference: string): string {
  return [
    "The attached document is a consultation of a patient of the practice at a pharmacy, for the patient's record.",
    `The pharmacy's ODS code is ${odsCode}, and the reference of the message is ${reference}.`,
    "",
    "It is sent as a document because it could not reach the practice's system as a GP Connect Update Record " +
      "message. The document says why.",
    "",
    "It is for information, and not a way to send anything urgent: the pharmacy speaks to the practice directly " +
      "about that. If this is not the patient's practice, please tell the pharmacy, and delete this message.",
    "",
    "This message was sent automatically.",
    "",
  ].join("\r\n");
}

function notMade(): Error {
  const details = { reason: "unexpected", certainty: "not-done", laterCanHelp: true } as const;
  return new FallbackError("The document of a consultation could not be made. It is tried again.", details);
}

function tooLong(what: string, { sendMs }: FallbackPolicy): Error {
  return new Error(`fallback.${what} has not answered for ${sendMs / 1_000} seconds: it is tried again.`);
}
