import { expect, test } from "vitest";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { MeshError, type MeshErrorFacts } from "../../../src/transport/mesh-error.js";
import { bench, hour, minute, type Bench } from "../support/bench.js";
import { failFirst, keptOut, noAnswer, notReached } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

async function submitted({ delivery }: Bench, count: number, mailboxId?: string): Promise<readonly DeliveryRecord[]> {
  const records: DeliveryRecord[] = [];
  for (let number = 0; number < count; number++) {
    const options =
      mailboxId === undefined ? {} : { sender: { ...sender, mailboxId, odsCode: `F${mailboxId.slice(-4)}` } };
    records.push(await delivery.submit(sinusitis(), { id: String(number), ...options }));
  }
  return records;
}

async function polls(own: Bench, milliseconds: number, every: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += every) {
    await own.delivery.poll();
    own.pass(every);
  }
}

const refusal = (facts: Partial<MeshErrorFacts>): MeshError =>
  new MeshError("refused", {
    reason: "answer-unreadable",
    fault: "mailbox",
    certainty: "not-done",
    resendCanHelp: false,
    ...facts,
  });

test("D8: redirects, 407 and code 17 for a minute: all five messages are sent after it", async () => {
  const { around, sent, fail } = failFirst();
  const own = await bench({ around });
  fail(
    refusal({ status: 302 }),
    refusal({ reason: "proxy-failed", status: 407 }),
    ...Array.from({ length: 4 }, () => refusal({ reason: "request-refused", status: 417, meshCode: "17" })),
  );
  const records = await submitted(own, 5);
  await polls(own, 2 * minute, 1_000);
  for (const record of records) expect((await own.stored(record)).state).toBe("sent");
  expect(sent).toHaveLength(6 + 5);
  expect(await own.open()).toEqual(["mesh-unusable"]);
  expect(own.told).toHaveLength(1);
});

test("D9: 403 on everything: 100 messages wait, few are tried, and a person is told once", async () => {
  const { around, sent } = failFirst(...Array.from({ length: 1000 }, () => keptOut));
  const own = await bench({ around });
  const records = await submitted(own, 100);
  await polls(own, 24 * hour, 40 * minute);
  expect(own.told.map(({ reason, deliveryId }) => [reason, deliveryId])).toEqual([
    ["mesh-unusable", undefined],
    ...records.map(({ id }) => ["not-sent-in-time", id]),
  ]);
  // Doubling from a second to half an hour.
  expect(sent.length).toBeLessThan(70);
  for (const record of records.slice(0, 3)) expect((await own.stored(record)).state).toBe("queued");
});

test("D10: a black hole: one message is tried, the others are not, and the inbox is read meanwhile", async () => {
  let tried = 0;
  let timeOut = (): void => undefined;
  const hole = new Promise<void>((resolve) => {
    timeOut = resolve;
  });
  const own = await bench({
    around: (transport) => ({
      ...transport,
      send: async () => {
        tried += 1;
        await hole;
        throw noAnswer;
      },
    }),
  });
  const [first] = await submitted(own, 50);
  if (first === undefined) throw new Error("nothing was submitted");
  own.answer(first, "20013");
  const polling = own.delivery.poll();
  await expect.poll(async () => (await own.stored(first)).state).toBe("received");
  expect(await own.waiting()).toEqual([]);
  timeOut();
  await polling;
  await own.delivery.poll();
  expect(tried).toBe(1);
});

test("while the breaker is open nothing is sent; one message tries whether MESH works again, then all go", async () => {
  const { around, sent } = failFirst(notReached, notReached);
  const own = await bench({ around });
  await submitted(own, 20);
  await own.delivery.poll();
  expect(sent).toHaveLength(1);
  own.pass(999);
  await own.delivery.poll();
  expect(sent).toHaveLength(1);
  own.pass(1);
  await own.delivery.poll();
  expect(sent).toHaveLength(2);
  own.pass(1_999);
  await own.delivery.poll();
  expect(sent).toHaveLength(2);
  own.pass(1);
  await own.delivery.poll();
  expect(sent.length).toBe(22);
  expect(await own.delivery.mailboxes()).toMatchObject([{ failures: 0, retryAt: undefined }]);
});

test("the pause doubles from the first to the longest, over days, and a success closes the breaker", async () => {
  const { around } = failFirst(...Array.from({ length: 200 }, () => notReached));
  const own = await bench({ around });
  await submitted(own, 1);
  const pauses: number[] = [];
  for (let count = 0; count < 14; count++) {
    await own.delivery.poll();
    const [mailbox] = await own.delivery.mailboxes();
    expect(mailbox?.failures).toBe(count + 1);
    const pause = (mailbox?.retryAt ?? 0) - own.now().getTime();
    pauses.push(pause);
    own.pass(Math.max(pause, minute));
  }
  expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pauses.slice(-3)).toEqual([30 * minute, 30 * minute, 30 * minute]);
});

test("an outage does not use up the resends of each message", async () => {
  const { around, sent, fail } = failFirst();
  const own = await bench({ around });
  fail(...Array.from({ length: 12 }, () => noAnswer));
  const records = await submitted(own, 30);
  await polls(own, 8 * hour, 2 * minute);
  for (const record of records) {
    expect((await own.stored(record)).state).toMatch(/^(sent|overdue)$/);
    expect((await own.delivery.attempts(record.id)).length).toBeLessThan(5);
  }
  expect(sent).toHaveLength(12 + 30);
});

test("one mailbox that is kept out holds up no other", async () => {
  const own = await bench({
    around: (transport) => ({ ...transport, send: () => Promise.reject(keptOut) }),
  });
  const kept = await submitted(own, 3);
  const others = await submitted(own, 3, "X26ABC2");
  await own.delivery.poll();
  for (const record of kept) expect((await own.stored(record)).state).toBe("queued");
  for (const record of others) expect((await own.stored(record)).state).toBe("sent");
  expect(await own.open()).toEqual(["mesh-unusable"]);
});

test("a message that MESH refuses shows that MESH works: the breaker is closed", async () => {
  const refused = refusal({ reason: "request-refused", fault: "message" });
  const { around } = failFirst(notReached, refused);
  const own = await bench({ around });
  const records = await submitted(own, 2);
  await own.delivery.poll();
  own.pass(minute);
  await own.delivery.poll();
  expect(await own.delivery.mailboxes()).toMatchObject([{ failures: 0 }]);
  const states = await Promise.all(records.map(async (record) => (await own.stored(record)).state));
  expect(states.sort()).toEqual(["refused", "sent"]);
});

test("a message that is refused before it is sent leaves the breaker as it was: the next one is tried", async () => {
  for (const reason of ["header-invalid", "too-large"] as const) {
    const never = refusal({ reason, fault: "message" });
    const { around, sent } = failFirst(notReached, never, notReached);
    const own = await bench({ around });
    const records = await submitted(own, 3);
    await own.delivery.poll();
    const [before] = await own.delivery.mailboxes();
    own.pass(minute);
    await own.delivery.poll();
    expect(sent).toHaveLength(3);
    expect(await own.delivery.mailboxes()).toMatchObject([{ failures: 2, fault: before?.fault }]);
    const states = await Promise.all(records.map(async (record) => (await own.stored(record)).state));
    expect(states.sort()).toEqual(["queued", "queued", "refused"]);
  }
});

test("a mailbox that this process' transport does not have is left to others, and is no attention", async () => {
  const own = await bench();
  const other = await bench({
    beside: own,
    around: (transport) => ({
      ...transport,
      forMailbox: (): never => {
        throw refusal({ reason: "no-such-mailbox" });
      },
    }),
  });
  const [record] = await submitted(own, 1, "X26ABC2");
  if (record === undefined) throw new Error("nothing was submitted");
  for (let count = 0; count < 3; count++) {
    await other.delivery.poll();
    own.pass(10 * minute);
  }
  expect(await own.states(record)).toEqual(["queued", "sending", "queued"]);
  expect(await own.open()).toEqual([]);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
});

test("a stored message that is damaged, and so is not sent, neither closes the breaker nor opens it", async () => {
  const { around, sent } = failFirst(...Array.from({ length: 9 }, () => keptOut));
  let damaged: string | undefined;
  const own = await bench({
    around,
    aroundStore: (store) => ({
      ...store,
      claimSends: async (ask) =>
        (await store.claimSends(ask)).map((claim) =>
          claim.row.id === damaged ? { ...claim, body: undefined } : claim,
        ),
    }),
  });
  const [whole, other] = await submitted(own, 2);
  if (whole === undefined || other === undefined) throw new Error("nothing was submitted");
  damaged = whole.id;
  await own.delivery.poll();
  expect((await own.stored(whole)).state).toBe("refused");
  expect(await own.delivery.mailboxes()).toMatchObject([{ failures: 1 }]);
  const [mailbox] = await own.delivery.mailboxes();
  expect(sent).toHaveLength(1);
  damaged = other.id;
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(other)).state).toBe("refused");
  expect(sent).toHaveLength(1);
  expect(await own.delivery.mailboxes()).toMatchObject([{ failures: mailbox?.failures, fault: mailbox?.fault }]);
});
