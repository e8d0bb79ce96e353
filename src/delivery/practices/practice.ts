import { InvalidValueError } from "../../errors.js";
import type { Instant } from "../../values/dates.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { DeliveryContext } from "../delivery-context.js";
import { instantAt } from "../show/record.js";

/** What is known about a practice from its answers. */
export interface PracticeNow {
  /** True: it answered that it does not take Update Record (20010), and that is still remembered. */
  readonly isSwitchedOff: boolean;
  /** When it answered so. */
  readonly since?: Instant;
  /** Until when that is remembered: the next consultation after it goes by MESH, and finds out. */
  readonly until?: Instant;
}

/** The clocks of two processes may differ by so much. */
const clocksApartMs = 60_000;

/** @throws InvalidValueError, StoreError */
export async function practiceNow(
  { store, nowMs }: Pick<DeliveryContext, "store" | "nowMs">,
  odsCode: string,
): Promise<PracticeNow> {
  checkPractice(odsCode);
  const row = await store.findPractice(odsCode);
  const now = nowMs();
  // An answer that lies in the future comes from a clock that was set back: nobody knows how long ago it was.
  if (row === undefined || row.until <= now || row.switchedOffAt > now + clocksApartMs) return { isSwitchedOff: false };
  return { isSwitchedOff: true, since: instantAt(row.switchedOffAt), until: instantAt(row.until) };
}

/** @throws InvalidValueError for anything but an ODS code. */
export function checkPractice(odsCode: unknown): asserts odsCode is string {
  if (typeof odsCode !== "string" || !isOdsCode(odsCode))
    throw new InvalidValueError("practiceOdsCode", "must be an ODS code in upper case (UR-003)");
}
