import type { WorkOptions } from "../../delivery/delivery-options.js";
import { leastSeconds } from "../config/check-config.js";
import type { Config } from "../config/read-config.js";

const seconds = 1_000;

/** A MESH for tests is polled more often than the real one may be, and is back soon: pauses are short. */
const hurried = {
  resendAfterMs: [1, 2, 5, 15, 60, 300].map((each) => each * seconds),
  firstPauseMs: 250,
  longestPauseMs: 15 * seconds,
  lookEveryMs: 200,
} as const;

/** How hard the commands work, by the interval of the configuration. */
export function workOptions({ intervalMs }: Pick<Config, "intervalMs">): WorkOptions {
  return { pollEveryMs: intervalMs, ...(intervalMs < leastSeconds * seconds ? hurried : {}) };
}
