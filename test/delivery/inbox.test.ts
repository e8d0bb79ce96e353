import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { StoreError } from "../../src/delivery/store/store-error.js";
import type { DeliveryStore } from "../../src/delivery/store/store.js";
import type { MeshError } from "../../src/transport/mesh-error.js";
import type { InboxItem, Transport } from "../../src/transport/transport.js";
import { bench, hour, type Bench } from "./support/bench.js";
import { holdSends, keptOut, noAnswer, notReached } from "./support/failures.js";
import { sinusitis } from "./support/sinusitis.js";

let count = 0;

async function sent(own: Bench) {
  const record = await own.delivery.submit(sinusitis(), { id: `inbox-${(count += 1)}` });
  await own.delivery.poll();
  return record;
}

const diskFull = new StoreError("full", "The disk is full.");

/** A store that cannot keep items so many times first. */
function failingKeep(times: number): (store: DeliveryStore) => DeliveryStore {
  let left = times;
  return (store) => ({
    ...store,
    keepItem: (...item) => (left-- > 0 ? Promise.reject(diskFull) : store.keepItem(...item)),
  });
}

/** Downloads that fail, by MESH id. */
function brokenDownloads(): {
  readonly broken: Map<string, Error>;
  readonly around: (transport: Transport) => Transport;
} {
  const broken = new Map<string, Error>();
  return {
    broken,
    around: (transport) => ({
      ...transport,
      download: async (messageId) => {
        const error = broken.get(messageId);
        if (error !== undefined) throw error;
        return transport.download(messageId);
      },
    }),
  };
}

test("ME-08: an item that could not be stored is not acknowledged, and the next poll gets it again", async () => {
  const own = await bench({ aroundStore: failingKeep(1) });
  const record = await sent(own);
  const answer = own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ received: 0, failures: [{ messageId: answer, error: diskFull }] });
  expect(await own.waiting()).toEqual([answer]);
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [] });
  expect(await own.waiting()).toEqual([]);
  expect((await own.stored(record)).state).toBe("received");
});

test("ME-08: an item that belongs to no message is stored before it is acknowledged, too", async () => {
  const own = await bench({ aroundStore: failingKeep(1) });
  const stranger = own.put("<Bundle");
  await own.delivery.poll();
  expect(await own.waiting()).toEqual([stranger]);
  expect(await own.open()).toEqual([]);
  await own.delivery.poll();
  expect(await own.waiting()).toEqual([]);
  expect(await own.open()).toEqual(["unreadable"]);
});

test("ME-08: after a crash between storing and acknowledging, the item is only acknowledged", async () => {
  let cut = true;
  let downloads = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    download: (messageId) => {
      downloads += 1;
      return transport.download(messageId);
    },
    acknowledge: async (messageId) => {
      if (cut) throw noAnswer;
      await transport.acknowledge(messageId);
    },
  });
  const own = await bench({ around });
  const record = await sent(own);
  own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ received: 0, failures: [{ error: noAnswer }] });
  const once = await own.stored(record);
  expect(once.state).toBe("received");
  cut = false;
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [] });
  expect(await own.stored(record)).toEqual(once);
  expect(await own.waiting()).toEqual([]);
  expect(downloads).toBe(1);
});

test("after a crash between acknowledging and matching, the next pass of any process matches", async () => {
  let dead = true;
  const aroundStore = (store: DeliveryStore): DeliveryStore => ({
    ...store,
    apply: (change) => (dead && change.items ? new Promise(() => undefined) : store.apply(change)),
  });
  const own = await bench({ aroundStore });
  const record = await sent(own);
  own.answer(record, "20013");
  void own.delivery.poll();
  await expect.poll(() => own.waiting()).toEqual([]);
  expect((await own.stored(record)).state).toBe("sent");
  dead = false;
  const other = await bench({ beside: own });
  await other.delivery.poll();
  expect((await own.stored(record)).state).toBe("received");
});

test("an item that fails does not stop the others", async () => {
  const { broken, around } = brokenDownloads();
  const own = await bench({ around });
  const [first, second] = [await sent(own), await sent(own)];
  broken.set(own.answer(first, "20013"), noAnswer);
  own.answer(second, "20013");
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [{ error: noAnswer }] });
  expect((await own.stored(second)).state).toBe("received");
  expect(await own.waiting()).toHaveLength(1);
});

test("D7: a person is told, once, of an item whose download always fails; it closes itself when it works", async () => {
  const { broken, around } = brokenDownloads();
  const own = await bench({ around });
  const record = await sent(own);
  const answer = own.answer(record, "20013");
  broken.set(answer, noAnswer);
  for (let poll = 1; poll <= 144; poll++) {
    await own.delivery.poll();
    expect(await own.open(), `poll ${poll}`).toEqual(poll < 3 ? [] : ["item-failing"]);
  }
  expect(own.told.map(({ reason, inboxMessageId }) => [reason, inboxMessageId])).toEqual([["item-failing", answer]]);
  broken.clear();
  await own.delivery.poll();
  expect(await own.open()).toEqual([]);
  expect((await own.stored(record)).state).toBe("received");
  const [closed] = (await own.delivery.attention({ includeClosed: true })).items;
  expect(closed?.closed).toMatchObject({ by: undefined, how: "stored" });
});

/** Acknowledgements that fail for as long as a test says. */
function brokenAcknowledgements(): { error: Error | undefined; readonly around: (transport: Transport) => Transport } {
  const broken: ReturnType<typeof brokenAcknowledgements> = {
    error: undefined,
    around: (transport) => ({
      ...transport,
      acknowledge: async (messageId) => {
        if (broken.error !== undefined) throw broken.error;
        await transport.acknowledge(messageId);
      },
    }),
  };
  return broken;
}

test("a person is told, once, of an item that can never be acknowledged; it closes itself when it works", async () => {
  const acknowledgements = brokenAcknowledgements();
  const own = await bench({ around: acknowledgements.around });
  const answer = own.answer(await sent(own), "20013");
  acknowledgements.error = noAnswer;
  for (let poll = 1; poll <= 20; poll++) {
    await own.delivery.poll();
    expect(await own.open(), `poll ${poll}`).toEqual(poll < 3 ? [] : ["item-failing"]);
  }
  expect(own.told.map(({ reason, inboxMessageId }) => [reason, inboxMessageId])).toEqual([["item-failing", answer]]);
  acknowledgements.error = undefined;
  await own.delivery.poll();
  expect(await own.open()).toEqual([]);
  expect(await own.waiting()).toEqual([]);
  const [closed] = (await own.delivery.attention({ includeClosed: true })).items;
  expect(closed?.closed).toMatchObject({ by: undefined, how: "acknowledged" });
});

test("where MESH lets the mailbox acknowledge nothing, one attention says so, at the first that fails", async () => {
  const acknowledgements = brokenAcknowledgements();
  const own = await bench({ around: acknowledgements.around });
  const records = [await sent(own), await sent(own)];
  for (const record of records) own.answer(record, "20013");
  acknowledgements.error = keptOut;
  for (let poll = 1; poll <= 20; poll++) {
    await own.delivery.poll();
    expect(await own.open(), `poll ${poll}`).toEqual(["mesh-unusable"]);
  }
  expect(own.told.map(({ reason, mailboxId }) => [reason, mailboxId])).toEqual([["mesh-unusable", "X26ABC1"]]);
  for (const record of records) expect((await own.stored(record)).state).toBe("received");
});

test("items that are stored and cannot be acknowledged keep none after them from being read", async () => {
  const acknowledgements = brokenAcknowledgements();
  const own = await bench({ around: acknowledgements.around });
  for (let item = 0; item < 150; item++) own.put("anything");
  acknowledgements.error = notReached;
  for (let poll = 0; poll < 2; poll++) await own.delivery.poll();
  expect((await own.delivery.inbox({}, { limit: 200 })).items).toHaveLength(150);
  expect(await own.delivery.mailboxes()).toMatchObject([{ readAt: own.now().getTime() }]);
});

test("an outage in the middle of a poll is no item's fault", async () => {
  const { broken, around } = brokenDownloads();
  let down = false;
  const own = await bench({
    around: (transport) => ({
      ...around(transport),
      handshake: (options) => (down ? Promise.reject(notReached) : transport.handshake(options)),
    }),
  });
  for (let item = 0; item < 40; item++) broken.set(own.put("anything"), notReached);
  down = true;
  for (let poll = 0; poll < 5; poll++) {
    const { failures } = await own.delivery.poll();
    // Not all 40 are tried: after eight failures in a row MESH does not let the mailbox in either.
    expect(failures.length).toBeLessThan(20);
  }
  expect(await own.open()).toEqual([]);
  expect(await own.delivery.mailboxes()).toMatchObject([{ readAt: undefined }]);
  broken.clear();
  down = false;
  expect(await own.delivery.poll()).toMatchObject({ received: 40, failures: [] });
  expect(await own.delivery.mailboxes()).toMatchObject([{ readAt: own.now().getTime() }]);
});

test("D18: what was listed is stored and acknowledged though page 2 of the inbox fails", async () => {
  let end: MeshError | undefined;
  const around = (transport: Transport): Transport => ({
    ...transport,
    async *listInbox(options) {
      yield* transport.listInbox(options);
      if (end !== undefined) throw end;
    },
  });
  const own = await bench({ around });
  const record = await sent(own);
  own.answer(record, "20013");
  end = noAnswer;
  expect(await own.delivery.poll()).toMatchObject({
    received: 1,
    failures: [{ messageId: undefined, error: noAnswer }],
  });
  expect((await own.stored(record)).state).toBe("received");
  end = undefined;
  expect(await own.waiting()).toEqual([]);
});

test("D12: an inbox that cannot be listed stops no sending", async () => {
  const around = (transport: Transport): Transport => ({
    ...transport,
    async *listInbox() {
      throw notReached;
    },
  });
  const own = await bench({ around });
  const record = await sent(own);
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.open()).toEqual([]);
});

test("D9: a mailbox that MESH does not let in is one attention, whatever fails and however often", async () => {
  const around = (transport: Transport): Transport => ({
    ...transport,
    handshake: () => Promise.reject(keptOut),
    async *listInbox() {
      throw keptOut;
    },
    send: () => Promise.reject(keptOut),
  });
  const own = await bench({ around });
  for (let n = 0; n < 5; n++) await own.delivery.submit(sinusitis(), { id: `kept-out-${n}` });
  for (let n = 0; n < 20; n++) {
    await own.delivery.poll();
    own.pass(60_000);
  }
  expect(own.told.map(({ reason, mailboxId, deliveryId }) => [reason, mailboxId, deliveryId])).toEqual([
    ["mesh-unusable", "X26ABC1", undefined],
  ]);
});

test("D13: a handshake is made every 23 hours, and at once after the clock was set back", async () => {
  let handshakes = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    handshake: async (options) => {
      handshakes += 1;
      await transport.handshake(options);
    },
  });
  const own = await bench({ around });
  await own.delivery.poll();
  const first = handshakes;
  own.pass(22 * hour);
  await own.delivery.poll();
  expect(handshakes).toBe(first);
  own.pass(hour);
  await own.delivery.poll();
  expect(handshakes).toBe(first + 1);
  own.setClock(-72 * hour);
  await own.delivery.poll();
  expect(handshakes).toBe(first + 2);
  // Another process finds it in the store.
  await (await bench({ beside: own, around })).delivery.poll();
  expect(handshakes).toBe(first + 2);
});

test("ME-07: an inbox is not read again before its time, by whatever process", async () => {
  let lists = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    listInbox: (options) => {
      lists += 1;
      return transport.listInbox(options);
    },
  });
  const work = { pollEveryMs: 300_000 };
  const own = await bench({ around, work });
  const other = await bench({ beside: own, around, work });
  await Promise.all([own.delivery.poll(), other.delivery.poll(), own.delivery.poll()]);
  expect(lists).toBe(1);
  own.pass(299_999);
  await other.delivery.poll();
  expect(lists).toBe(1);
  own.pass(1);
  await other.delivery.poll();
  expect(lists).toBe(2);
  own.setClock(-hour);
  await own.delivery.poll();
  expect(lists).toBe(3);
});

test("eight items are downloaded at once, and count in the order in which they came", async () => {
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
  const own = await bench({ around });
  const records = [];
  for (let n = 0; n < 10; n++) records.push(await sent(own));
  for (const record of records) for (const code of ["20013", "30001"] as const) own.answer(record, code);
  expect(await own.delivery.poll()).toMatchObject({ received: 20, failures: [] });
  expect(most).toBe(8);
  for (const record of records)
    expect((await own.states(record)).slice(-3)).toEqual(["sent", "received", "patient-matched"]);
  expect(await own.waiting()).toEqual([]);
});

test("an inbox that hangs holds up no other", async () => {
  const hung = new Map<string, () => void>();
  const around = (transport: Transport): Transport => {
    const hanging = (mailbox: Transport): Transport => ({
      ...mailbox,
      async *listInbox(options) {
        if (mailbox.mailboxId === "X26ABC1")
          await new Promise<void>((resolve) => void hung.set(mailbox.mailboxId, resolve));
        yield* mailbox.listInbox(options);
      },
    });
    return { ...hanging(transport), forMailbox: (id) => hanging(transport.forMailbox(id)) };
  };
  const mailboxes = [...Array(30).keys()].map((n) => `X26ABD${n}`);
  const own = await bench({ around, mailboxes });
  for (const mailboxId of mailboxes) {
    own.mesh.transport(mailboxId);
    own.mesh.deliver("A12345OT001", {
      to: mailboxId,
      workflowId: "OTHER",
      subject: "",
      localId: "",
      contentType: "text/plain",
      body: new Uint8Array(),
    });
  }
  const polling = own.delivery.poll();
  await expect.poll(async () => (await own.delivery.inbox({}, { limit: 100 })).items.length).toBe(30);
  hung.get("X26ABC1")?.();
  expect(await polling).toMatchObject({ received: 30 });
});

test("inboxes whose first download hangs hold up no other, however many items wait behind it", async () => {
  const begun = new Set<string>();
  const letGo: (() => void)[] = [];
  const slow = ["X26ABD1", "X26ABD2", "X26ABD3", "X26ABD4"];
  let list = (): void => undefined;
  const isListed = new Promise<void>((resolve) => (list = resolve));
  const around = (transport: Transport): Transport => {
    const hanging = (mailbox: Transport): Transport => ({
      ...mailbox,
      async download(messageId, options) {
        const isFirst = slow.includes(mailbox.mailboxId) && !begun.has(mailbox.mailboxId);
        begun.add(mailbox.mailboxId);
        if (isFirst) await new Promise<void>((resolve) => void letGo.push(resolve));
        return mailbox.download(messageId, options);
      },
      async *listInbox(options) {
        if (mailbox.mailboxId === "X26ABD5") await isListed;
        yield* mailbox.listInbox(options);
      },
    });
    return { ...hanging(transport), forMailbox: (id) => hanging(transport.forMailbox(id)) };
  };
  const own = await bench({ around, mailboxes: [...slow, "X26ABD5"] });
  const put = (to: string): void => {
    own.mesh.transport(to);
    const about = { workflowId: "OTHER", subject: "", localId: "", contentType: "text/plain" };
    own.mesh.deliver("A12345OT001", { ...about, to, body: new Uint8Array() });
  };
  for (const mailboxId of slow) for (let item = 0; item < 8; item++) put(mailboxId);
  put("X26ABD5");
  const polling = own.delivery.poll();
  const stored = async (): Promise<number> => (await own.delivery.inbox({}, { limit: 100 })).items.length;
  // All that were stored wait for their turn.
  await expect.poll(stored).toBe(28);
  list();
  await expect.poll(stored).toBe(29);
  expect(letGo).toHaveLength(4);
  for (const resolve of letGo) resolve();
  expect(await polling).toMatchObject({ received: 33, failures: [] });
});

test("an item that no code can match is kept as unreadable, and the others count", async () => {
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      findByHeaderId: (id) =>
        id.startsWith("33333333") ? Promise.reject(new TypeError("poison")) : store.findByHeaderId(id),
    }),
  });
  const record = await sent(own);
  own.answer(record, "20013", { request: { headerId: "33333333-3333-4333-8333-333333333333" } });
  own.answer(record, "30001");
  const { received, failures } = await own.delivery.poll();
  expect([received, failures.length]).toEqual([2, 1]);
  expect((await own.stored(record)).state).toBe("patient-matched");
  expect(await own.open()).toEqual(["unreadable"]);
  expect(await own.delivery.poll()).toMatchObject({ received: 0, failures: [] });
});

test("what the store could not match is matched by a later pass", async () => {
  let full = true;
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      apply: (change) => (full && change.items ? Promise.reject(diskFull) : store.apply(change)),
    }),
  });
  const record = await sent(own);
  own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [{ error: diskFull }] });
  expect((await own.delivery.inbox({ states: ["pending"] })).items).toHaveLength(1);
  full = false;
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("received");
  expect(await own.open()).toEqual([]);
});

test("the same item listed twice, and the same answer under two MESH ids, count once", async () => {
  const around = (transport: Transport): Transport => ({
    ...transport,
    async *listInbox(options) {
      for await (const id of transport.listInbox(options)) yield* [id, id];
    },
  });
  const own = await bench({ around });
  const record = await sent(own);
  own.answer(record, "20013");
  own.answer(record, "20013");
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "sent", "received", "received"]);
  expect(await own.waiting()).toEqual([]);
  expect(await own.open()).toEqual([]);
});

test("a poll whose lease was lost begins nothing more, and its worker's items are taken by the other", async () => {
  let letGo = (): void => undefined;
  const own = await bench({
    work: { leaseMs: 30 },
    around: (transport) => ({
      ...transport,
      async *listInbox(options) {
        await new Promise<void>((resolve) => (letGo = resolve));
        yield* transport.listInbox(options);
      },
    }),
    aroundStore: (store) => ({ ...store, renewPolls: async () => [] }),
  });
  own.put("<Bundle");
  const polling = own.delivery.poll();
  await pause(30);
  own.pass(1_000);
  const other = await bench({ beside: own });
  expect(await other.delivery.poll()).toMatchObject({ received: 1 });
  letGo();
  expect(await polling).toMatchObject({ received: 0 });
  expect((await own.delivery.inbox()).items).toHaveLength(1);
});

test("a large inbox is never in memory as a whole", async () => {
  let inMemory = 0;
  let most = 0;
  const items = 2_000;
  const own = await bench({
    around: (transport) => ({
      ...transport,
      async *listInbox() {
        for (let n = 0; n < items; n++) yield `MESSAGE${n}`;
      },
      async download(messageId): Promise<InboxItem> {
        most = Math.max(most, (inMemory += 1));
        return { type: "message", messageId, from: "A", workflowId: "OTHER", body: new Uint8Array(10) };
      },
      async acknowledge() {
        inMemory -= 1;
      },
    }),
  });
  expect(await own.delivery.poll()).toMatchObject({ received: items, failures: [] });
  expect(most).toBeLessThanOrEqual(8);
});

const never = (): Promise<never> => new Promise(() => undefined);

test.each<[call: string, broken: Partial<Transport>]>([
  ["handshake", { handshake: never }],
  ["listInbox", { listInbox: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }) }],
  ["download", { download: never }],
  ["acknowledge", { acknowledge: never }],
])("a transport whose %s never answers holds up an inbox for ten minutes, not for ever", async (_call, broken) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const own = await bench({ around: (transport) => ({ ...transport, ...broken }) });
    own.put("an acknowledgement that nobody can read");
    const polling = own.delivery.poll();
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect((await polling).failures.map(({ loop }) => loop)).toContain("inbox");
  } finally {
    vi.useRealTimers();
  }
});

test("an item whose stored content is damaged is for a person, and holds up no other", async () => {
  let isDamaged = true;
  const aroundStore = (store: DeliveryStore): DeliveryStore => ({
    ...store,
    findItem: async (mailboxId, messageId) => {
      const row = await store.findItem(mailboxId, messageId);
      return row && isDamaged ? { ...row, item: undefined } : row;
    },
  });
  const own = await bench({ aroundStore });
  await own.store.keepItem(
    "X26ABC1",
    { type: "message", messageId: "1", from: "A", workflowId: "X", body: new Uint8Array() },
    1,
  );
  await own.delivery.poll();
  isDamaged = false;
  expect((await own.delivery.attention()).items.map(({ reason }) => reason)).toEqual(["unreadable"]);
  expect((await own.delivery.inbox()).items.map(({ state }) => state)).toEqual(["unmatched"]);
});

test("an item whose delivery is damaged goes to a person, and is not tried for ever", async () => {
  const error = new StoreError("corrupt", "A row is damaged.");
  const own = await bench({
    aroundStore: (store) => ({ ...store, findByHeaderId: () => Promise.reject(error) }),
  });
  own.answer(await sent(own), "20013");
  expect((await own.delivery.poll()).failures).toMatchObject([{ loop: "inbox", error }]);
  expect(await own.open()).toEqual(["unreadable"]);
  own.pass(2_000);
  expect((await own.delivery.poll()).failures).toEqual([]);
});

test("reports that wait for a send cost little at each pass, and hold up no other item", async () => {
  const held = holdSends();
  const slow = await bench({ around: held.around });
  let read = 0;
  const own = await bench({
    beside: slow,
    aroundStore: (store) => ({
      ...store,
      async listItems(filter, page) {
        const found = await store.listItems(filter, page);
        if (filter.states.includes("pending")) read += found.items.length;
        return found;
      },
    }),
  });
  const record = await sent(own);
  await slow.delivery.submit(sinusitis(), { id: "slow" });
  const sending = slow.delivery.poll();
  await held.reached(1);
  for (let number = 0; number < 120; number++) await own.report(`UNKNOWN${number}`, "EPL-151");
  await own.delivery.poll();
  // Stored by a process that died: behind all those that wait.
  own.answer(record, "20013");
  const [answer = ""] = await own.waiting();
  await own.store.keepItem("X26ABC1", await own.transport.download(answer), own.now().getTime());
  await own.transport.acknowledge(answer);
  own.pass(1_000);
  for (let look = 0; look < 3; look++) {
    read = 0;
    await own.delivery.poll();
    expect(read).toBeLessThanOrEqual(50);
  }
  expect((await own.stored(record)).state).toBe("received");
  held.letGo();
  await sending;
  for (let look = 0; look < 3; look++) await own.delivery.poll();
  expect((await own.delivery.inbox({ states: ["pending"] })).items).toEqual([]);
});
