import { readMessage } from "../../../message/read/read-message.js";
import type { FallbackReason } from "../../../render/outline/fallback-outline.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { instantAt } from "../../show/record.js";
import type { DeliveryBody, DeliveryRow } from "../../store/rows.js";

/** The document for the practice, made from the stored message (UR-102, UR-105). */
export async function documentOf(
  { store }: Pick<DeliveryContext, "store">,
  row: DeliveryRow,
  { envelope, asFirst }: DeliveryBody,
  { document }: Pick<FallbackPolicy, "document">,
): Promise<Uint8Array> {
  // Loaded when it is needed: most processes never make a document.
  const render = document ?? (await import("../../../render/pdf/render-pdf.js")).renderFallbackPdf;
  const { odsCode, mailboxId, ids, practiceOdsCode, sentAt } = row;
  const { consultation } = readMessage((row.goesAsFirst ? (asFirst ?? envelope) : envelope).body);
  const reason = reasonOf(row);
  const isAnswer = reason === "switched-off" || reason === "rejected";
  const answeredAt = isAnswer
    ? (await store.listEvents(row.id)).find(({ state }) => state === row.state)?.at
    : undefined;
  return render(consultation, {
    sender: { odsCode, mailboxId },
    ids,
    reason,
    ...(practiceOdsCode !== undefined && { practiceOdsCode }),
    ...(sentAt !== undefined && { sentAt: instantAt(sentAt) }),
    ...(answeredAt !== undefined && { answeredAt: instantAt(answeredAt) }),
  });
}

/** Why the practice gets a document. */
function reasonOf({ state, sentAt }: DeliveryRow): FallbackReason {
  if (state === "switched-off") return sentAt === undefined ? "known-switched-off" : "switched-off";
  if (state === "undeliverable" || state === "refused" || state === "rejected") return state;
  return "unanswered";
}
