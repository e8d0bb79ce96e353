import type { SubmitOptions } from "../delivery.js";
import type { DeliveryBody, DeliveryRow } from "../store/rows.js";

/** What an earlier delivery knew about its practice, for a new one made from it. */
export function sameWay(
  { practiceOdsCode }: DeliveryRow,
  body: DeliveryBody | undefined,
): Pick<SubmitOptions, "fallbackTo" | "practiceOdsCode"> {
  const { fallbackTo } = body ?? {};
  return { ...(fallbackTo !== undefined && { fallbackTo }), ...(practiceOdsCode !== undefined && { practiceOdsCode }) };
}
