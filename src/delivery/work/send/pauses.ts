import type { DeliveryContext } from "../../delivery-context.js";
import type { Millis } from "../../store/rows.js";

type Paused = Pick<DeliveryContext, "work" | "random">;

/** A time with a quarter more or less, so that many workers do not come back at the same moment. */
export function jittered({ random }: Pick<DeliveryContext, "random">, milliseconds: Millis): Millis {
  return Math.round(milliseconds * (0.75 + random() / 2));
}

/** The pause after so many failures in a row: it doubles from the first to the longest. */
export function pauseAfter(context: Paused, failures: number): Millis {
  const { firstPauseMs, longestPauseMs } = context.work;
  return Math.floor(Math.min(jittered(context, firstPauseMs * 2 ** Math.max(0, failures - 1)), longestPauseMs));
}

/** No time to send or to retry is further away than this, unless the clock was set back. */
export function furthestAway({ work }: Pick<DeliveryContext, "work">): Millis {
  return Math.ceil(Math.max(work.longestPauseMs, ...work.resendAfterMs.map((each) => each * 1.25)));
}
