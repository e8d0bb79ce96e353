import { beforeAll, describe, expect, test } from "vitest";
import { meshEnvironments, meshTransport, pollInboxes } from "../../../src/transport/mesh/index.js";
import type { PollOptions, Transport } from "../../../src/transport/mesh/index.js";
import { startSandbox } from "../../../src/sandbox/index.js";
import { failureOf } from "../support/fixtures.js";
import { recordedMesh } from "./support/recorded-transport.js";

/** Would end at once, if the options were accepted. */
const signal = AbortSignal.abort();
const { transport } = recordedMesh(["X26M0000"], () => 0);
const options: PollOptions = { transport, mailboxes: ["X26M0000"], onItem: () => undefined, signal };

test.each<readonly [string, Partial<PollOptions>, RegExp]>([
  ["no mailbox", { mailboxes: [] }, /^mailboxes is empty/],
  ["no interval", { intervalMs: 0 }, /^intervalMs must be above 0/],
  ["an interval that is no number", { intervalMs: Number.NaN }, /^intervalMs must be above 0/],
  ["ME-07: more than a day", { intervalMs: 86_400_001 }, /^intervalMs must be above 0 and at most a day/],
  ["half a call at once", { concurrency: 0.5 }, /^concurrency must be a whole number/],
  ["no workflow", { workflows: [] }, /^workflows is empty/],
  ["a workflow that is a filter", { workflows: ["GPCONNECT*"] }, /^Each of workflows must be a whole workflow id/],
])("%s is refused", async (_, wrong, words) => {
  const failure = await failureOf(pollInboxes({ ...options, ...wrong }));
  expect(failure).toMatchObject({ reason: "configuration-invalid", message: expect.stringMatching(words) as string });
});

test("a mailbox that the transport does not have is refused before the first poll", async () => {
  const { transport } = recordedMesh(["X26M0000"], () => 0);
  await expect(pollInboxes({ ...options, transport, mailboxes: ["not a mailbox"] })).rejects.toThrow(/mailbox id/);
});

describe("the interval over the MESH API", () => {
  let open: (baseUrl: string) => Transport;
  beforeAll(async () => {
    await using sandbox = await startSandbox();
    const own = sandbox.transportOptionsFor("X26ABC1");
    open = (baseUrl) => meshTransport({ ...own, baseUrl });
  });

  test.each(Object.entries(meshEnvironments))("ME-07: below five minutes is refused for %s", async (_, { url }) => {
    const mesh = { ...options, transport: open(url), mailboxes: ["X26ABC1"] };
    const failure = await failureOf(pollInboxes({ ...mesh, intervalMs: 299_999 }));
    expect(failure.message).toMatch(/^intervalMs must be at least 300000 for this address/);
    await pollInboxes({ ...mesh, intervalMs: 300_000 });
    await pollInboxes(mesh);
  });

  test("is free for any other address, such as a sandbox's", async () => {
    await pollInboxes({ ...options, transport: open("https://localhost:1"), mailboxes: ["X26ABC1"], intervalMs: 1 });
  });
});
