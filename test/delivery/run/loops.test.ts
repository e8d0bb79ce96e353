import { expect, test } from "vitest";
import type { PassFailure } from "../../../src/delivery/pass-result.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { ann, bench } from "../support/bench.js";
import { holdSends } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

const closedError: unknown = expect.objectContaining({ code: "delivery-refused", reason: "closed" });

test("workers that were started send what is submitted, read the inbox, and stop", async () => {
  const own = await bench({ work: { lookEveryMs: 5 } });
  own.delivery.start();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await expect.poll(async () => (await own.stored(record)).state).toBe("sent");
  own.answer(record, "20013");
  own.answer(record, "30001");
  await expect.poll(async () => (await own.stored(record)).state).toBe("patient-matched");
  await own.delivery.stop();
  await own.delivery.submit(sinusitis("Ben"), { id: "2" });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(own.posted).toHaveLength(1);
  own.delivery.start();
  await expect.poll(() => own.posted.length).toBe(2);
  await own.delivery.close();
});

test("a submission is sent at once, however rarely the workers look", async () => {
  const own = await bench({ work: { lookEveryMs: 600_000 } });
  own.delivery.start();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const begun = performance.now();
  await own.delivery.submit(sinusitis(), { id: "1" });
  await expect.poll(() => own.posted.length, { interval: 1 }).toBe(1);
  expect(performance.now() - begun).toBeLessThan(30_000);
  await own.delivery.close();
});

test("as many are under way as allowed, and a single one until MESH is known to work", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around, work: { sends: 6, sendsPerMailbox: 4, lookEveryMs: 5 } });
  own.delivery.start();
  await own.delivery.submit(sinusitis(), { id: "first" });
  await held.reached(1);
  held.letGo();
  await expect.poll(() => own.posted.length).toBe(1);
  await own.delivery.stop();
  const slow = holdSends();
  const other = await bench({
    beside: own,
    around: slow.around,
    work: { sends: 6, sendsPerMailbox: 4, lookEveryMs: 5 },
  });
  for (let number = 0; number < 20; number++) await other.delivery.submit(sinusitis(), { id: String(number) });
  other.delivery.start();
  // Whether MESH works is tried with one.
  await slow.reached(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(slow.most()).toBe(1);
  slow.letGo();
  await expect.poll(() => own.posted.length).toBe(21);
  expect(slow.most()).toBe(4);
  await other.delivery.close();
});

test("mailboxes take turns: one with hundreds that wait holds up no other", async () => {
  const own = await bench({ work: { sends: 2, sendsPerMailbox: 1 } });
  for (let number = 0; number < 30; number++) await own.delivery.submit(sinusitis(), { id: String(number) });
  const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };
  await own.delivery.submit(sinusitis(), { id: "other", sender: other });
  const order: string[] = [];
  const watched = await bench({
    beside: own,
    work: { sends: 2, sendsPerMailbox: 1 },
    around: (transport) => ({
      ...transport,
      send: async (...args) => {
        order.push("X26ABC1");
        return transport.send(...args);
      },
      forMailbox: (mailboxId) => {
        order.push(mailboxId);
        return transport.forMailbox(mailboxId);
      },
    }),
  });
  order.length = 0;
  await watched.delivery.poll();
  expect(own.posted).toHaveLength(31);
  expect(order.indexOf("X26ABC2")).toBeLessThan(4);
});

test("stopping waits for what is in flight, and begins nothing more", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around, work: { lookEveryMs: 5 } });
  for (const id of ["1", "2", "3"]) await own.delivery.submit(sinusitis(), { id });
  own.delivery.start();
  await held.reached(1);
  let isStopped = false;
  const stopping = own.delivery.stop().then(() => (isStopped = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isStopped).toBe(false);
  held.letGo();
  await stopping;
  expect((await own.delivery.list()).items.map(({ state }) => state)).toEqual(["sent", "queued", "queued"]);
});

test("closing waits for passes and submissions, then refuses everything", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  const polling = own.delivery.poll();
  await held.reached(1);
  const submitting = own.delivery.submit(sinusitis(), { id: "2" });
  const closing = own.delivery.close();
  held.letGo();
  await closing;
  expect((await polling).sent).toBe(1);
  expect((await submitting).state).toBe("queued");
  await expect(own.delivery.status(id)).rejects.toThrow(closedError);
  await expect(own.delivery.poll()).rejects.toThrow(closedError);
  await expect(own.delivery.cancel(id, ann)).rejects.toThrow(closedError);
  expect(() => own.delivery.prepare(sinusitis(), { id: "3" })).toThrow(closedError);
  expect(() => own.delivery.start()).toThrow(closedError);
  await expect(own.transport.handshake()).rejects.toThrow(MeshError);
  await own.delivery.close();
  await own.delivery.stop();
});

test("a transport that fails to close does not keep the store open", async () => {
  let closed = 0;
  const own = await bench({
    aroundStore: (store) => ({ ...store, close: async () => void (closed += 1) }),
    around: (transport) => ({ ...transport, close: () => Promise.reject(new Error("cannot")) }),
  });
  await expect(own.delivery.close()).rejects.toThrow("cannot");
  expect(closed).toBe(1);
});

test("a store that fails for a while: the workers tell, go on, and make up for it", async () => {
  let isBroken = true;
  const failure = new StoreError("busy", "others kept it locked");
  const failures: PassFailure[] = [];
  const own = await bench({
    work: { lookEveryMs: 2 },
    aroundStore: (store) => ({
      ...store,
      claimSends: (ask) => (isBroken ? Promise.reject(failure) : store.claimSends(ask)),
      listDue: (...args) => (isBroken ? Promise.reject(failure) : store.listDue(...args)),
    }),
  });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  own.delivery.start({
    onFailure: (each) => {
      failures.push(each);
      throw new Error("what this throws is ignored");
    },
  });
  await expect.poll(() => new Set(failures.map(({ loop }) => loop)).size).toBe(2);
  expect(failures[0]).toMatchObject({ mailboxId: undefined, messageId: undefined, error: failure });
  isBroken = false;
  await expect.poll(async () => (await own.stored(record)).state).toBe("sent");
  await own.delivery.close();
});

test("an `onFailure` whose promise rejects does not end the process", async () => {
  const rejected: unknown[] = [];
  const note = (reason: unknown): void => void rejected.push(reason);
  process.on("unhandledRejection", note);
  let calls = 0;
  const own = await bench({
    work: { lookEveryMs: 2 },
    aroundStore: (store) => ({ ...store, listDue: () => Promise.reject(new StoreError("busy", "locked")) }),
  });
  const onFailure: () => unknown = () => {
    calls += 1;
    return Promise.reject(new Error("a logger that is gone"));
  };
  own.delivery.start({ onFailure });
  await expect.poll(() => calls).toBeGreaterThan(0);
  await own.delivery.close();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", note);
  expect(rejected).toEqual([]);
});

test("a failing store is not asked as fast as it fails", async () => {
  let asked = 0;
  const own = await bench({
    work: { lookEveryMs: 20 },
    aroundStore: (store) => ({
      ...store,
      claimSends: () => {
        asked += 1;
        return Promise.reject(new StoreError("unusable", "no connection"));
      },
    }),
  });
  own.delivery.start();
  for (let number = 0; number < 20; number++) await own.delivery.submit(sinusitis(), { id: String(number) });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toBeLessThan(6);
  await own.delivery.close();
});

test("each of several passes at the same time is the same one", async () => {
  const own = await bench();
  await own.delivery.submit(sinusitis(), { id: "1" });
  const [first, second] = await Promise.all([own.delivery.poll(), own.delivery.poll()]);
  expect(second).toBe(first);
});

test.each([
  ["no options", undefined],
  ["a misspelt option", { mailboxs: [] }],
  ["mailboxes that are none", { mailboxes: ["x26abc1"] }],
  ["a sender that is none", { sender: {} }],
  ["a misspelt safety option", { safety: { limit: {} } }],
  ["a clock that is none", { clock: 5 }],
  ["work that is none", { work: 3 }],
  ["a misspelt work option", { work: { lease: 3 } }],
  ["no sends", { work: { sends: 0 } }],
  ["half a send", { work: { sendsPerMailbox: 0.5 } }],
  ["a lease of no time", { work: { leaseMs: 0 } }],
  ["a pause that is no number", { work: { firstPauseMs: Number.NaN } }],
  ["a pause of a year", { work: { longestPauseMs: 1e12 } }],
  ["resends that are no list", { work: { resendAfterMs: 3 } }],
  ["resends in the past", { work: { resendAfterMs: [-1] } }],
  ["a first pause longer than the longest", { work: { firstPauseMs: 10, longestPauseMs: 5 } }],
])("opening with %s: an error of ours", async (_name, options) => {
  await expect(options === undefined ? openNothing() : bench(options as never)).rejects.toThrow(
    expect.objectContaining({ code: "invalid-value" }),
  );
});

async function openNothing(): Promise<unknown> {
  const { openDelivery } = await import("../../../src/delivery/open-delivery.js");
  return openDelivery(undefined as never);
}

test("ME-07: an inbox of NHS England's is not read more often than it allows", async () => {
  const around = (transport: Parameters<NonNullable<NonNullable<Parameters<typeof bench>[0]>["around"]>>[0]) => ({
    ...transport,
    shortestPollMs: 300_000,
  });
  await expect(bench({ around, work: { pollEveryMs: 299_999 } })).rejects.toThrow(MeshError);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "20013");
  own.pass(299_000);
  expect((await own.delivery.poll()).received).toBe(0);
  own.pass(1_000);
  expect((await own.delivery.poll()).received).toBe(1);
});

test("a mailbox of the transport that nobody named is not read", async () => {
  const own = await bench({ sender: { ...sender, mailboxId: "X26ABC2" } });
  expect((await own.delivery.mailboxes()).map(({ mailboxId }) => mailboxId)).toEqual(["X26ABC2"]);
  const others = await bench({ mailboxes: ["X26ABC3"], aroundStore: () => memoryStore() });
  expect((await others.delivery.mailboxes()).map(({ mailboxId }) => mailboxId).sort()).toEqual(["X26ABC1", "X26ABC3"]);
});
