import type { FallbackMessage } from "../../fallback/fallback.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { DeliveryRow } from "../../store/rows.js";
import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import { inTime } from "../in-time.js";
import { failureOf } from "./failures.js";
import { tooLong, tryContent, type HeldFallback, type TryContent, type Tried } from "./try-content.js";
import { mostUncertain, sinceAskedFor, uncertainTries } from "./uncertain.js";

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
  const content = await tryContent(context, policy, { row, body, leaseUntil }, clock);
  if (content === "not-needed" || "code" in content) return content;
  const given = new AbortController();
  try {
    const message = messageOf(content, at);
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

/** Only the document holds patient data. The caller's own id is left out, since it might be one. */
function messageOf({ row, to, pdf }: TryContent, at: Date): FallbackMessage {
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
