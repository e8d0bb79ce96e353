import { describe, expect, test } from "vitest";
import { minute, networkFailure, poll } from "./support/poll.js";

describe("a mailbox that fails", () => {
  test.each(["handshake", "list"] as const)("at its %s waits for its next turn; others go on", async (failing) => {
    const polling = poll(
      2,
      {},
      ({ fill }) => void fill("X26M0001", 1),
      ({ does, mailboxId }) => {
        if (does === failing && mailboxId === "X26M0000") throw networkFailure();
      },
    );
    await polling.clock.goOn(27 * minute);
    expect(polling.recorded.of("acknowledge")).toHaveLength(1);
    expect(polling.errors.length).toBe(polling.recorded.of(failing).filter((each) => each === "X26M0000").length);
    expect(polling.errors.length).toBeGreaterThanOrEqual(4);
    expect(polling.errors.length).toBeLessThanOrEqual(6);
    expect(polling.errors[0]).toMatchObject({ error: { reason: "unreachable" }, about: { mailboxId: "X26M0000" } });
  });

  test("in the middle of its items begins no more of them, and goes on at its next turn", async () => {
    let fails = true;
    const polling = poll(
      1,
      { concurrency: 4 },
      ({ fill }) => void fill("X26M0000", 100),
      ({ does }) => {
        if (fails && does === "download") throw networkFailure();
      },
    );
    await polling.clock.goOn(minute);
    expect(polling.recorded.of("download").length).toBeLessThanOrEqual(4);
    fails = false;
    await polling.clock.goOn(5 * minute);
    expect(polling.items).toHaveLength(100);
  });

  test("is told to an onError that itself fails, and nothing else changes", async () => {
    const onError = async (): Promise<void> => {
      throw new Error("the log is full");
    };
    const polling = poll(1, { onError }, undefined, () => {
      throw networkFailure();
    });
    await polling.clock.goOn(9 * minute);
    expect(polling.recorded.of("handshake")).toHaveLength(2);
  });
});
