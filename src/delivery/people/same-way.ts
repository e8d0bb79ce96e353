import type { SubmitOptions } from "../delivery.js";
import { givenAddressOf } from "../fallback/given-address.js";
import type { DeliveryBody, DeliveryRow } from "../store/rows.js";

/**
 * What an earlier delivery knew of its practice: a new one that is made of it goes to the same one. Where a person
 * names another practice, the address that was given for the former is not that one's.
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
