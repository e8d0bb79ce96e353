import type { DeliveryContext } from "../delivery-context.js";
import { causeOf, type FallbackAfter } from "../fallback/policy.js";
import { otherWayOf } from "../fallback/superseded.js";
import type { DeliveryRow } from "../store/rows.js";
import type { Verdict } from "./verdict.js";

/** What makes the answered delivery go another way, and the verdict as a person reads it. */
export async function notForSuperseded(
  context: DeliveryContext,
  row: DeliveryRow,
  verdict: Verdict,
): Promise<{ readonly verdict: Verdict; readonly after: FallbackAfter | undefined }> {
  const { to, reason } = verdict;
  // Most answers are good ones: the store is not asked for them.
  if (to === undefined || causeOf(to, reason) === undefined) return { verdict, after: undefined };
  const { after, detail } = await otherWayOf(context, row);
  const details = [verdict.detail, detail].filter((each) => each !== undefined);
  return { verdict: { ...verdict, detail: details.length === 0 ? undefined : details.join(" ") }, after };
}
