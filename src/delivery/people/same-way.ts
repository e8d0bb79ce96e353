import type { SubmitOptions } from "../delivery.js";
import type { DeliveryBody, DeliveryRow } from "../store/rows.js";

/** What an earlier delivery knew of its practice: a new one that is made of it goes to the same one. */
export function sameWay(
  { practiceOdsCode }: DeliveryRow,
  body: DeliveryBody | undefined,
): Pick<SubmitOptions, "fallbackTo" | "practiceOdsCode"> {
  const { fallbackTo } = body ?? {};
  return { ...(fallbackTo !== undefined && { fallbackTo }), ...(practiceOdsCode !== undefined && { practiceOdsCode }) };
}
