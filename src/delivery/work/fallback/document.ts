import { readMessage } from "../../../message/read/read-message.js";
import type { FallbackReason } from "../../../render/outline/fallback-outline.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { sentEnvelope } from "../../sent-envelope.js";
import { instantAt } from "../../show/record.js";
import type { DeliveryBody, DeliveryRow, NewEvent } from "../../store/rows.js";
import { knownOff } from "../../submit/switched-off.js";

/** The document for the practice, made from the stored message (UR-102, UR-105). */
export async function documentOf(
  { store }: Pick<DeliveryContext, "store">,
  row: DeliveryRow,
  body: DeliveryBody,
  { document }: Pick<FallbackPolicy, "document">,
): Promise<Uint8Array> {
  // Loaded when it is needed: most processes never make a document.
  const render = document ?? (await import("../../../render/pdf/render-pdf.js")).renderFallbackPdf;
  const { odsCode, mailboxId, ids, practiceOdsCode, sentAt } = row;
  const { consultation } = readMessage(sentEnvelope(row, body).body);
  const isAnswer = row.state === "switched-off" || row.state === "rejected";
  const answer = isAnswer ? (await store.listEvents(row.id)).find(({ state }) => state === row.state) : undefined;
  const reason = reasonOf(row, answer);
  const answeredAt = reason === "known-switched-off" ? undefined : answer?.at;
  return render(consultation, {
    sender: { odsCode, mailboxId },
    ids,
    reason,
    ...(practiceOdsCode !== undefined && { practiceOdsCode }),
    ...(sentAt !== undefined && { sentAt: instantAt(sentAt) }),
    ...(answeredAt !== undefined && { answeredAt: instantAt(answeredAt) }),
  });
}

/** Why the practice gets a document. When it was sent does not tell: MESH may have answered no send at all. */
function reasonOf({ state }: DeliveryRow, answer: NewEvent | undefined): FallbackReason {
  if (state === "switched-off") return answer?.reason === knownOff ? "known-switched-off" : "switched-off";
  if (state === "undeliverable" || state === "refused" || state === "rejected") return state;
  return "unanswered";
}
