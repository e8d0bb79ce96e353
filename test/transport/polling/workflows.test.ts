import { describe, expect, test } from "vitest";
import { ourWorkflows } from "../../../src/transport/polling/workflows.js";
import { pollInboxes } from "../../../src/transport/mesh/index.js";
import { manualClock } from "./support/manual-clock.js";
import { recordedMesh } from "./support/recorded-transport.js";

describe("ME-07: the filter that MESH is given", () => {
  test.each<readonly [string, readonly string[] | undefined, string | undefined]>([
    ["of all", undefined, undefined],
    ["of one workflow is its id", ["GPCONNECT_UPDATE_RECORD_ACK"], "GPCONNECT_UPDATE_RECORD_ACK"],
    ["of one named twice too", ["A1", "A1"], "A1"],
    [
      "of several is how they all begin",
      ["GPCONNECT_UPDATE_RECORD_ACK", "GPCONNECT_UPDATE_RECORD", "GPCONNECT_SEND"],
      "GPCONNECT_*",
    ],
    ["of two that have no beginning in common is left out", ["ABC", "XYZ"], undefined],
    ["is left out where MESH would not take it", ["A".repeat(256)], undefined],
  ])("%s", (_, workflows, workflowFilter) => {
    expect(ourWorkflows(workflows).listOptions).toEqual(workflowFilter === undefined ? {} : { workflowFilter });
  });
});

test("ME-08: what is not ours is neither handed over nor acknowledged, and downloaded only once", async () => {
  const clock = manualClock();
  const recorded = recordedMesh(["X26M0000"], () => clock.now());
  const ours = recorded.fill("X26M0000", 2, "OURS_A");
  const others = recorded.fill("X26M0000", 3, "OURS_NOT");
  const given: string[] = [];
  const stop = new AbortController();
  const ended = pollInboxes({
    transport: recorded.transport,
    mailboxes: ["X26M0000"],
    workflows: ["OURS_A", "OURS_B"],
    clock,
    signal: stop.signal,
    onItem: (_, { messageId }) => void given.push(messageId),
  });
  await clock.goOn(16 * 60_000);
  stop.abort();
  await ended;
  expect(given).toEqual(ours);
  expect(recorded.of("acknowledge")).toEqual(ours.map((id) => `X26M0000 ${id}`));
  expect(recorded.of("download")).toHaveLength(ours.length + others.length);
  const filters = recorded.calls.flatMap((call) => (call.does === "list" ? [call.workflowFilter] : []));
  expect(filters).toEqual(["OURS_*", "OURS_*", "OURS_*", "OURS_*"]);
});

test("at most 50,000 messages of others are remembered", () => {
  const ours = ourWorkflows(["A1"]);
  for (let count = 0; count <= 50_000; count += 1) ours.remember(`M${count}`);
  expect(["M0", "M1", "M50000"].map((id) => ours.isKnownOther(id))).toEqual([false, true, true]);
});
