import type { WorkOptions } from "../../../../src/delivery/delivery-options.js";
import type { Pace } from "../support/around.js";

/** Whoever takes over need not wait long. */
export const pointWork: WorkOptions & { readonly leaseMs: number } = {
  leaseMs: 300,
  lookEveryMs: 20,
  pollEveryMs: 20,
  resendAfterMs: [20, 50, 100, 200, 400, 800],
  firstPauseMs: 20,
  longestPauseMs: 100,
  tellMs: 500,
};

/** Of the other way: nobody waits long for a lease to end. */
export const pointPace: Pace = { retryAfterMs: 20, sendMs: 1_500 };
