import type { Delivery } from "../../../delivery/delivery.js";
import type { DeliveryJson } from "../shapes.js";

/** What the example sender keeps of a delivery beside its store. */
export interface Sent {
  readonly id: string;
  readonly run: string;
  readonly service: string;
  readonly patient: string;
  readonly createdAt: string;
  readonly headerId: string;
  /** The last look at the delivery, which the next one waits for. */
  looks: Promise<void>;
  shown?: DeliveryJson;
  /** Why the document for the practice could not be made. */
  trouble?: string;
  fallback?: { readonly at: string; readonly to: string; readonly subject: string; readonly pdf: Uint8Array };
}

/** A delivery as the page shows it. */
export async function deliveryJson(
  delivery: Delivery,
  { id, run, service, patient, createdAt, headerId, trouble, fallback }: Sent,
): Promise<DeliveryJson> {
  const [record, steps, attempts, { items }] = await Promise.all([
    delivery.status(id),
    delivery.events(id),
    delivery.attempts(id),
    delivery.attention({ deliveryIds: [id] }),
  ]);
  return {
    ...{ id, run, service, patient, createdAt, headerId },
    state: record?.state ?? "queued",
    messageIds: attempts.flatMap(({ meshMessageId }) => meshMessageId ?? []),
    steps: steps.map(({ at, state, reason }) => ({ at, state, reason })),
    attention: [
      ...items.map(({ since, text }) => ({ since, text })),
      ...(trouble === undefined ? [] : [{ since: createdAt, text: trouble }]),
    ],
    ...(fallback === undefined
      ? {}
      : {
          fallback: {
            ...{ at: fallback.at, to: fallback.to, subject: fallback.subject },
            bytes: fallback.pdf.byteLength,
          },
        }),
  };
}
