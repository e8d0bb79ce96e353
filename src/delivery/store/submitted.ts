import type { DeliveryBody } from "./rows.js";

/** What a message was made of, and what else its submitter gave: kept as JSON. */
export type Submitted = Omit<DeliveryBody, "envelope" | "asFirst">;

/** What was kept as JSON, which leaves out what is undefined. */
export function submittedOf(kept: unknown): Submitted {
  const { consultation, confirmations, fallbackTo, fallbackFor } = kept as Submitted;
  return { consultation, confirmations, fallbackTo, ...(fallbackFor !== undefined && { fallbackFor }) };
}
