import { describe, expect, test } from "vitest";
import { pollInboxes } from "../../../src/transport/mesh/index.js";
import { manualClock, settled } from "./support/manual-clock.js";
import { day, networkFailure, poll } from "./support/poll.js";
import { recordedMesh } from "./support/recorded-transport.js";

describe("the end", () => {
  test("waits for the items under way, which are stored and acknowledged, and begins no other", async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const polling = poll(2, { onItem: () => stored, concurrency: 3 }, ({ fill }) => void fill("X26M0000", 10));
    await polling.clock.goOn(10);
    let hasEnded = false;
    void polling.ended.then(() => (hasEnded = true));
    polling.stop.abort();
    await settled();
    expect(hasEnded).toBe(false);
    store();
    await polling.ended;
    expect(polling.recorded.of("acknowledge")).toHaveLength(3);
    await polling.clock.goOn(day);
    expect(polling.recorded.of("download")).toHaveLength(3);
    expect(polling.clock.timers).toBe(0);
  });

  test("aborts a listing under way, which is no failure, and closes one that is half read", async () => {
    const transport = recordedMesh(["X26M0000"], () => 0).transport;
    const stop = new AbortController();
    const told: unknown[] = [];
    let closed = 0;
    const listInbox = async function* (options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<string> {
      try {
        yield "A";
        await new Promise((_, reject) => options.signal?.addEventListener("abort", () => reject(networkFailure())));
      } finally {
        closed += 1;
      }
    };
    const clock = manualClock();
    const ended = pollInboxes({
      transport: { ...transport, listInbox },
      mailboxes: ["X26M0000"],
      clock,
      concurrency: 1,
      signal: stop.signal,
      onItem: () => undefined,
      onError: (error) => void told.push(error),
    });
    await clock.goOn(10);
    told.length = 0;
    stop.abort();
    await ended;
    expect([closed, told]).toEqual([1, []]);
  });

  test("comes at once where the signal was aborted before: nothing is called", async () => {
    const recorded = recordedMesh(["X26M0000"], () => 0);
    const signal = AbortSignal.abort();
    await pollInboxes({ transport: recorded.transport, mailboxes: ["X26M0000"], onItem: () => undefined, signal });
    expect(recorded.calls).toEqual([]);
  });
});
