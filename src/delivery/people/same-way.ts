import type { SubmitOptions } from "../delivery.js";
import { givenAddressOf } from "../fallback/given-address.js";
import type { DeliveryBody, DeliveryRow } from "../store/rows.js";

/**
 * What an earlier delivery knew about its practice, for a new one made from it. Where a person names another practice,
 * the address that was given for the former one is left out.
 */
export function sameWay(
  row: DeliveryRow,
  body: DeliveryBody | undefined,
  named: string | undefined = row.practiceOdsCode,
): Pick<SubmitOptions, "fallbackTo" | "practiceOdsCode"> {
  const { practiceOdsCode } = row;
  const isOther = practiceOdsCode !== undefined && named !== practiceOdsCode;
  const fallbackTo = body && !isOther ? givenAddressOf(row, body) : undefined;
  return { ...(fallbackTo !== undefined && { fallbackTo }), ...(practiceOdsCode !== undefined && { practiceOdsCode }) };
}
