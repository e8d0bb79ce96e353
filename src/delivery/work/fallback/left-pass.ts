import { changeRecord } from "../../change-record.js";
import type { LoopPass } from "../../delivery-context.js";
import { needing, noted, stepFrom } from "../../step.js";
import { isStill } from "./try-content.js";

/** So long it is left to processes that have another way. Milliseconds. */
const leftMs = 24 * 3_600_000;
/** Longer than any pause between two tries. Milliseconds. */
const longestPauseMs = 9 * 24 * 3_600_000;

/** Two looks of a lasting loop lie so far apart. */
const lookEveryMs = 60_000;
const atOnce = 20;
/** Of one pass: it must come to its end. */
const mostRounds = 100;

const detail =
  "It was due for a day, and no process sends anything another way any more: give openDelivery `fallback` again, or " +
  "find another way.";

/**
 * The pass of a process without another way. What was to go so is for other processes over the same store; where none
 * has done it for a day, as after `fallback` was left out everywhere, a person is told. Nothing is ever sent.
 */
export function leftPass(isLasting: boolean): LoopPass {
  let lookAgainAt = -Infinity;
  return async (context, { signal }) => {
    if (isLasting && performance.now() < lookAgainAt) return 0;
    lookAgainAt = performance.now() + lookEveryMs;
    const { store, work, deadlines } = context;
    const at = context.nowMs();
    const ask = { now: at, leaseMs: work.leaseMs, limit: atOnce, longestPauseMs, dueForMs: leftMs };
    for (let rounds = 0; rounds < mostRounds && !signal.aborted; rounds++) {
      const left = await store.claimFallbacks(ask);
      if (left.length === 0) break;
      for (const { row: claimed } of left)
        await changeRecord(context, claimed.id, (row) =>
          isStill(row, claimed)
            ? needing(
                noted(stepFrom(row), "fallback-failed-left", { at, deadlines }, { fallbackAt: undefined }),
                "fallback-failed",
                context.newId(),
                { at, deadlines },
                detail,
              )
            : undefined,
        );
    }
    return 0;
  };
}
