import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryStore } from "../../../../src/delivery/store/memory/memory-store.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { seed } from "../../../support/inputs.js";
import { anyCommand, type Command } from "./commands.js";
import { shownBy } from "./shown.js";

/** Random calls, in so many runs: a store must answer and hold the same as the one in memory. */
export function sameAsMemory(name: string, open: () => Promise<DeliveryStore>, runs: number): void {
  test(`whatever is asked for, ${name} answers as the store in memory`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { minLength: 20, maxLength: 60, size: "max" }), (commands) =>
        compare(open, commands),
      ),
      { numRuns: runs, seed },
    );
  });
}

async function compare(open: () => Promise<DeliveryStore>, commands: readonly Command[]): Promise<void> {
  const [model, other] = [memoryStore({ elapsedMs: () => 0 }), await open()];
  try {
    for (const command of commands)
      expect(await answerOf(command, other), command.name).toEqual(await answerOf(command, model));
    expect(await shownBy(other)).toEqual(await shownBy(model));
  } finally {
    await other.close();
  }
}

/** The answer of a call, or why it was refused. */
async function answerOf({ call }: Command, store: DeliveryStore): Promise<unknown> {
  try {
    return await call(store);
  } catch (error) {
    return { error: (error as { reason?: unknown }).reason ?? error };
  }
}
