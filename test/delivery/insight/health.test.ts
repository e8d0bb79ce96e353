import { expect, test } from "vitest";
import { healthTexts } from "../../../src/delivery/insight/health.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { ann, bench, hour, minute } from "../support/bench.js";
import { failFirst, keptOut, notReached } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

const idle = { isRunning: false, lastPassAt: undefined, lastFailure: undefined, failedPasses: 0 };
const start = "2026-11-20T10:30:00.000Z";

test("a process that has not begun to work is ok, and so is one that has sent and polled", async () => {
  const own = await bench();
  expect(await own.delivery.health()).toEqual({
    at: start,
    status: "ok",
    reasons: [],
    store: { name: "memory", isReachable: true, failure: undefined },
    loops: { send: idle, inbox: idle, deadlines: idle, fallback: idle, notices: idle, purge: idle },
    mailboxes: [
      { mailboxId: sender.mailboxId, stops: [], polledAt: undefined, handshakeAt: undefined, sentAt: undefined },
    ],
    queue: { due: { count: 0, oldestAt: undefined }, later: 0 },
  });
  await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const health = await own.delivery.health();
  expect(health).toMatchObject({ status: "ok", mailboxes: [{ polledAt: start, handshakeAt: start, sentAt: start }] });
  expect(health.loops.send).toEqual({ ...idle, lastPassAt: start });
  await own.delivery.close();
});

test("health says which loops run and which are stopped", async () => {
  const own = await bench({ work: { lookEveryMs: 5 } });
  own.delivery.start();
  await expect
    .poll(async () => Object.values((await own.delivery.health()).loops))
    .toMatchObject(Array.from({ length: 6 }, () => ({ isRunning: true, lastPassAt: start, failedPasses: 0 })));
  await own.delivery.stop();
  const { loops, status } = await own.delivery.health();
  expect([status, ...Object.values(loops).map(({ isRunning }) => isRunning)]).toEqual([
    "ok",
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  await own.delivery.close();
});

test("a mailbox that is paused or whose sends fail is degraded, with who and why", async () => {
  const own = await bench({ around: failFirst(keptOut).around });
  await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  await own.delivery.pause(sender.mailboxId, ann);
  const { status, reasons, mailboxes, loops } = await own.delivery.health();
  expect(status).toBe("degraded");
  const about = { mailboxId: sender.mailboxId, since: start };
  expect(reasons).toEqual([
    { code: "mailbox-paused", text: healthTexts["mailbox-paused"].text, ...about },
    { code: "mailbox-stopped", text: healthTexts["mailbox-stopped"].text, ...about },
  ]);
  expect(mailboxes?.[0]?.stops).toMatchObject([{ by: "Ann" }, { fault: "authentication-refused" }]);
  expect(loops.send.lastFailure).toEqual({ at: start, code: "authentication-refused", mailboxId: sender.mailboxId });
  await own.delivery.close();
});

test("messages due and not sent are degraded; those of a stopped mailbox are not late as well", async () => {
  const own = await bench();
  await own.delivery.poll();
  await own.delivery.submit(sinusitis(), { id: "1" });
  own.pass(15 * minute);
  expect((await own.delivery.health()).status).toBe("ok");
  own.pass(hour);
  const codes = async (): Promise<readonly string[]> => (await own.delivery.health()).reasons.map(({ code }) => code);
  expect(await codes()).toEqual(["queue-late"]);
  await own.delivery.pause(sender.mailboxId, ann);
  expect(await codes()).toEqual(["mailbox-paused"]);
  await own.delivery.close();
});

test("an inbox that has not been read for long is a reason of health", async () => {
  const own = await bench({
    aroundStore: (store) => ({ ...store, claimPolls: async () => [] }),
    work: { lookEveryMs: 5 },
  });
  own.delivery.start();
  own.pass(hour);
  await expect
    .poll(async () => (await own.delivery.health()).reasons)
    .toMatchObject([{ code: "inbox-not-read", mailboxId: sender.mailboxId }]);
  await own.delivery.close();
});

test("an inbox whose list fails each time is not read, though it is asked for", async () => {
  let isDown = false;
  let lists = 0;
  const own = await bench({
    around: (transport) => ({
      ...transport,
      async *listInbox(options) {
        lists += 1;
        yield* transport.listInbox(options);
        if (isDown) throw notReached;
      },
    }),
    work: { lookEveryMs: 5, pollEveryMs: 5 * minute },
  });
  const about = async (): Promise<unknown> => {
    const { status, reasons, mailboxes } = await own.delivery.health();
    return [status, reasons.map(({ code, since }) => [code, since]), mailboxes?.[0]?.polledAt];
  };
  const asked = async (times: number): Promise<void> => {
    await expect.poll(() => lists).toBe(times);
    // The next look finds nothing due.
    await own.delivery.poll();
  };
  own.delivery.start();
  await asked(1);
  await expect.poll(about).toEqual(["ok", [], start]);
  isDown = true;
  for (let passed = 1; passed <= 12; passed++) {
    own.pass(5 * minute);
    await asked(1 + passed);
  }
  expect(await about()).toEqual(["degraded", [["inbox-not-read", start]], start]);
  expect((await own.delivery.insight()).mailboxes[0]?.polledAt).toBe(start);
  isDown = false;
  own.pass(5 * minute);
  await asked(14);
  await expect.poll(about).toEqual(["ok", [], own.now().toISOString()]);
  await own.delivery.close();
});

test("a store that does not answer is failing, and nothing is thrown", async () => {
  let isBroken = false;
  const broken = <T>(answer: () => Promise<T>): Promise<T> =>
    isBroken ? Promise.reject(new StoreError("unusable", "no connection for Ada Marlowe")) : answer();
  const own = await bench({
    aroundStore: (store): DeliveryStore => ({
      ...store,
      listMailboxes: () => broken(() => store.listMailboxes()),
      claimSends: (ask) => broken(() => store.claimSends(ask)),
    }),
    work: { lookEveryMs: 1 },
  });
  own.delivery.start();
  isBroken = true;
  await expect.poll(async () => (await own.delivery.health()).loops.send.failedPasses).toBeGreaterThan(2);
  const health = await own.delivery.health();
  expect(health).toMatchObject({
    status: "failing",
    store: { isReachable: false, failure: "unusable" },
    mailboxes: undefined,
    queue: undefined,
  });
  expect(health.reasons.map(({ code, loop }) => [code, loop])).toEqual([
    ["store-unreachable", undefined],
    ["loop-failing", "send"],
  ]);
  expect(JSON.stringify(health)).not.toContain("Marlowe");
  isBroken = false;
  await expect.poll(async () => (await own.delivery.health()).status, { timeout: 60_000 }).toBe("ok");
  await own.delivery.close();
});
