import type { WorkOptions } from "../../../../src/delivery/delivery-options.js";

/** Whoever takes over need not wait long. */
export const pointWork: WorkOptions = {
  leaseMs: 300,
  lookEveryMs: 20,
  pollEveryMs: 20,
  resendAfterMs: [20, 50, 100, 200, 400, 800],
  firstPauseMs: 20,
  longestPauseMs: 100,
  tellMs: 500,
};
