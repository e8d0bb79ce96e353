import type { DeliveryBody, DeliveryRow } from "../store/rows.js";

/**
 * The practice's address that `submit` gave. Undefined where it gave none, or where another practice than the named one
 * has answered: MESH goes by where the patient is registered now, and the named practice must not get the document.
 */
export function givenAddressOf(
  { practiceOdsCode }: Pick<DeliveryRow, "practiceOdsCode">,
  { fallbackTo, fallbackFor }: Pick<DeliveryBody, "fallbackTo" | "fallbackFor">,
): string | undefined {
  return fallbackFor === undefined || fallbackFor === practiceOdsCode ? fallbackTo : undefined;
}
