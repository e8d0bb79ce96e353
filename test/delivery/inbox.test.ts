import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { memoryStore } from "../../src/delivery/store/memory.js";
import type { DeliveryStore } from "../../src/delivery/store/store.js";
import { MeshError } from "../../src/transport/mesh-error.js";
import type { Transport } from "../../src/transport/transport.js";
import { bench, stored, states } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

const lost = new MeshError("the connection was cut", {
  reason: "connection-lost",
  fault: "network",
  certainty: "unknown",
  resendCanHelp: true,
});

/** A store whose inbox log fails so many times first. */
function failingStore(times: number): DeliveryStore {
  const store = memoryStore();
  let left = times;
  return {
    ...store,
    keepInboxItem: (entry, change) =>
      left-- > 0 ? Promise.reject(new Error("disk full")) : store.keepInboxItem(entry, change),
  };
}

test("ME-08: an item that could not be stored is not acknowledged, and the next poll gets it again", async () => {
  const own = bench({ store: failingStore(1) });
  const record = await own.delivery.submit(sinusitis());
  const answer = own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ handled: 0, failures: [{ messageId: answer }] });
  expect(await own.waiting()).toEqual([answer]);
  expect((await stored(own, record)).state).toBe("sent");
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, failures: [] });
  expect(await own.waiting()).toEqual([]);
  expect((await stored(own, record)).state).toBe("received");
});

test("ME-08: an item that belongs to no message is stored before it is acknowledged, too", async () => {
  const own = bench({ store: failingStore(1) });
  const stranger = own.put("<Bundle");
  await own.delivery.poll();
  expect(await own.waiting()).toEqual([stranger]);
  expect(own.notices).toEqual([]);
  await own.delivery.poll();
  expect(await own.waiting()).toEqual([]);
  expect(await own.delivery.unmatched()).toHaveLength(1);
});

test("ME-08: after a crash between storing and acknowledging, the item is only acknowledged", async () => {
  let cut = true;
  const around = (transport: Transport): Transport => ({
    ...transport,
    acknowledge: async (messageId) => {
      if (cut) throw lost;
      await transport.acknowledge(messageId);
    },
  });
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ failures: [{ error: lost }] });
  const once = await stored(own, record);
  expect(once).toMatchObject({ state: "received", acknowledgements: [{}] });
  cut = false;
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, failures: [], changed: [] });
  expect(await stored(own, record)).toEqual(once);
  expect(await own.waiting()).toEqual([]);
});

test("an item that fails does not stop the others", async () => {
  const broken = new Set<string>();
  const around = (transport: Transport): Transport => ({
    ...transport,
    download: (messageId) => (broken.has(messageId) ? Promise.reject(lost) : transport.download(messageId)),
  });
  const own = bench({ around });
  const first = await own.delivery.submit(sinusitis());
  const second = await own.delivery.submit(sinusitis());
  broken.add(own.answer(first, "20013"));
  own.answer(second, "20013");
  expect(await own.delivery.poll()).toMatchObject({
    handled: 1,
    failures: [{ error: lost }],
    changed: [{ id: second.id }],
  });
  expect(await own.waiting()).toHaveLength(1);
});

test("ME-08: what was listed is stored and acknowledged where a list ends early, and what waits is sent", async () => {
  const unreadable = new MeshError("an id that is none", {
    reason: "answer-unreadable",
    fault: "message",
    certainty: "not-done",
    resendCanHelp: false,
  });
  let end: MeshError | undefined;
  let down = false;
  const around = (transport: Transport): Transport => ({
    ...transport,
    send: (envelope) => (down ? Promise.reject(lost) : transport.send(envelope)),
    async *listInbox() {
      yield* transport.listInbox();
      if (end !== undefined) throw end;
    },
  });
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  down = true;
  const waiting = await own.delivery.submit(sinusitis());
  down = false;
  own.answer(record, "20013");
  end = lost;
  await expect(own.delivery.poll()).rejects.toBe(lost);
  expect((await stored(own, record)).state).toBe("received");
  expect((await stored(own, waiting)).state).toBe("outcome-unknown");
  own.answer(record, "30001");
  end = unreadable;
  await expect(own.delivery.poll()).rejects.toBe(unreadable);
  expect((await stored(own, record)).state).toBe("patient-matched");
  expect((await stored(own, waiting)).state).toBe("sent");
  end = undefined;
  expect(await own.waiting()).toEqual([]);
});

test("eight items are downloaded at once, and stored in the order in which they came", async () => {
  let underWay = 0;
  let most = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    async download(messageId) {
      most = Math.max(most, (underWay += 1));
      // The first of them is the slowest.
      await pause(Math.max(0, 12 - 3 * most));
      underWay -= 1;
      return transport.download(messageId);
    },
  });
  const own = bench({ around });
  const records = await Promise.all([...Array(10).keys()].map(() => own.delivery.submit(sinusitis())));
  for (const record of records) for (const code of ["20013", "30001"] as const) own.answer(record, code);
  expect(await own.delivery.poll()).toMatchObject({ handled: 20, failures: [] });
  expect(most).toBe(8);
  for (const record of records)
    expect(states(await stored(own, record)).slice(-3)).toEqual(["sent", "received", "patient-matched"]);
  expect(await own.waiting()).toEqual([]);
});

test("two polls at once are one", async () => {
  let lists = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    listInbox: () => {
      lists += 1;
      return transport.listInbox();
    },
  });
  const own = bench({ around });
  const [first, second] = await Promise.all([own.delivery.poll(), own.delivery.poll()]);
  expect(lists).toBe(1);
  expect(second).toBe(first);
});

test("two senders over one store and mailbox lose nothing and count nothing twice", async () => {
  const store = memoryStore();
  const own = bench({ store });
  const other = bench({ store, around: () => own.transport });
  const records = await Promise.all(
    [...Array(20).keys()].map((n) => (n % 2 === 0 ? own : other).delivery.submit(sinusitis())),
  );
  for (const record of records) for (const code of ["20013", "30001"] as const) own.answer(record, code);
  for (let round = 0; round < 3; round++) await Promise.all([own.delivery.poll(), other.delivery.poll()]);
  for (const record of records)
    expect(await stored(own, record)).toMatchObject({ state: "patient-matched", acknowledgements: [{}, {}] });
  expect(await own.waiting()).toEqual([]);
  expect(await own.delivery.unmatched()).toEqual([]);
});
