import type { WorkOptions } from "../../../../src/delivery/delivery-options.js";

export const staleWork: WorkOptions = {
  sends: 8,
  sendsPerMailbox: 8,
  leaseMs: 1_000,
  lookEveryMs: 50,
  resendAfterMs: [50, 50, 50, 50, 50, 50],
  firstPauseMs: 50,
  longestPauseMs: 200,
};
