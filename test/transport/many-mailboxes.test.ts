import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { pollInboxes, type PollClock } from "../../src/transport/mesh/index.js";
import { inputs } from "../support/inputs.js";
import { serverWith, transportTo } from "./support/servers.js";

const minute = 60_000;
const ids = (count: number): string[] => Array.from({ length: count }, (_, place) => `X26HC${place}`);

/** Bytes in use once everything is gone that nothing holds. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

test("10,000 mailboxes of one certificate take at most 4 kB each", async () => {
  const transport = transportTo(await serverWith(), { mailboxes: () => ({}) });
  const before = heap();
  const mailboxes = ids(10_000).map((id) => transport.forMailbox(id));
  expect((heap() - before) / mailboxes.length).toBeLessThan(4_000);
  expect(new Set(mailboxes.map(({ mailboxId }) => mailboxId)).size).toBe(10_000);
});

test("ME-03, ME-07: a round of polls greets and lists each of thousands of mailboxes once", async () => {
  const mailboxes = ids(inputs(600, 10_000));
  const server = await serverWith();
  const done = new Map<string, number>();
  const stop = new AbortController();
  let listed = 0;
  server.answer = ({ method, url }) => {
    const key = `${method} ${url.split("?")[0] ?? ""}`;
    done.set(key, (done.get(key) ?? 0) + 1);
    if (method === "GET" && (listed += 1) === mailboxes.length) stop.abort();
    return { status: 200, body: '{"messages":[]}' };
  };
  const errors: unknown[] = [];
  // A second of this clock is a hundred seconds: the round comes after its first five minutes.
  const clock: PollClock = {
    now: () => performance.now() * 100,
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds / 100);
      return () => clearTimeout(timer);
    },
  };
  await pollInboxes({
    transport: transportTo(server, { mailboxes: () => ({}) }),
    mailboxes,
    intervalMs: 24 * 60 * minute,
    signal: stop.signal,
    clock,
    onItem: () => {},
    onError: (error) => void errors.push(error),
  });
  expect(errors).toEqual([]);
  expect(done.size).toBe(2 * mailboxes.length);
  expect([...new Set(done.values())]).toEqual([1]);
  expect(server.handshakes()).toBeLessThanOrEqual(16);
});
