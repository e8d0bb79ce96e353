import { describe, expect, test } from "vitest";
import { MeshError } from "../../../src/transport/mesh/index.js";
import { settled } from "./support/manual-clock.js";
import { minute, poll } from "./support/poll.js";

describe("an item", () => {
  test("ME-08: is acknowledged only once the promise of onItem has resolved", async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const polling = poll(1, { onItem: () => stored }, ({ fill }) => void fill("X26M0000", 1));
    await polling.clock.goOn(minute);
    expect([polling.recorded.of("download").length, polling.recorded.of("acknowledge").length]).toEqual([1, 0]);
    store();
    await settled();
    expect(polling.recorded.of("acknowledge")).toHaveLength(1);
  });

  test("ME-08: that could not be stored stays, the failure is told, and the next poll brings it again", async () => {
    let works = false;
    const onItem = async (): Promise<void> => {
      if (!works) throw new Error("the disk is full");
    };
    let ids: readonly string[] = [];
    const polling = poll(1, { onItem }, ({ fill }) => (ids = fill("X26M0000", 1)));
    await polling.clock.goOn(minute);
    expect(polling.recorded.of("acknowledge")).toEqual([]);
    expect(polling.errors).toMatchObject([
      { error: { message: "the disk is full" }, about: { mailboxId: "X26M0000", messageId: ids[0] } },
    ]);
    works = true;
    await polling.clock.goOn(5 * minute);
    expect(polling.recorded.of("acknowledge")).toEqual([`X26M0000 ${ids[0] ?? ""}`]);
  });

  test("that MESH does not give stops no other item of its mailbox", async () => {
    let ids: readonly string[] = [];
    const gone = new MeshError("The message is no longer there.", {
      reason: "message-gone",
      fault: "message",
      certainty: "not-done",
      resendCanHelp: false,
    });
    const polling = poll(
      1,
      {},
      ({ fill }) => (ids = fill("X26M0000", 3)),
      ({ does, messageId }) => {
        if (does === "download" && messageId === ids[0]) throw gone;
      },
    );
    await polling.clock.goOn(minute);
    expect(polling.recorded.of("acknowledge")).toHaveLength(2);
    expect(polling.errors.map(({ error }) => error)).toEqual([gone]);
  });
});
