import { expect, test } from "vitest";
import { DeliveryError } from "../../src/delivery/delivery-error.js";
import { InvalidValueError } from "../../src/errors.js";
import { ann, bench, hour, type Bench } from "./support/bench.js";
import { failFirst, keptOut, refused } from "./support/failures.js";
import { sinusitis } from "./support/sinusitis.js";

const how = { ...ann, how: "telephoned" };
let count = 0;

async function answered(own: Bench, ...codes: readonly Parameters<Bench["answer"]>[1][]) {
  const record = await own.delivery.submit(sinusitis(), { id: `resolved-${(count += 1)}` });
  await own.delivery.poll();
  for (const code of codes) {
    own.answer(record, code);
    await own.delivery.poll();
  }
  return record;
}

test("a delivery that rests is settled once its last attention is closed, by whom is in its audit", async () => {
  const own = await bench();
  const record = await answered(own, "30005", "30002");
  expect(await own.open(record)).toEqual(["unknown-code", "rejected"]);
  const [first, second] = (await own.delivery.attention()).items;
  expect(await own.delivery.resolve({ ids: [first?.id ?? ""] }, how)).toEqual({ count: 1 });
  expect((await own.stored(record)).state).toBe("rejected");
  expect(await own.delivery.resolve({ ids: [second?.id ?? ""] }, how)).toEqual({ count: 1 });
  expect((await own.stored(record)).state).toBe("settled");
  expect((await own.delivery.events(record.id)).slice(-2)).toMatchObject([
    { state: "rejected", reason: "resolved", by: "Ann" },
    { state: "settled", reason: "resolved", by: "Ann" },
  ]);
  const closed = (await own.delivery.attention({ includeClosed: true })).items;
  expect(closed.map((each) => each.closed)).toEqual(
    [1, 2].map(() => ({ at: own.now().toISOString(), by: "Ann", how: "telephoned" })),
  );
});

test("one that still expects something goes on, though its attention is closed", async () => {
  const own = await bench();
  const record = await answered(own, "30005");
  await own.delivery.resolve({ ids: [record.id] }, how);
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.open()).toEqual([]);
  own.answer(record, "30001");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("patient-matched");
});

test("an answer that recurs after a person has closed its attention opens it anew", async () => {
  const own = await bench();
  const record = await answered(own, "30001", "30002");
  await own.delivery.resolve({ ids: [record.id] }, how);
  own.answer(record, "30003");
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["contradicting-answer"]);
});

test("by delivery, by attention, twice the same, and what is closed already: each is closed once", async () => {
  const own = await bench();
  const [one, two] = [await answered(own, "30002"), await answered(own, "20010")];
  const [attention] = (await own.delivery.attention({ deliveryIds: [one.id] })).items;
  const ids = [one.id, attention?.id ?? "", two.id, two.id];
  expect(await own.delivery.resolve({ ids }, how)).toEqual({ count: 2 });
  expect(await own.delivery.resolve({ ids }, how)).toEqual({ count: 0 });
  expect([(await own.stored(one)).state, (await own.stored(two)).state]).toEqual(["settled", "settled"]);
});

test("an id that nobody knows is refused, and nothing is closed", async () => {
  const own = await bench();
  const record = await answered(own, "30002");
  const unknown = own.delivery.resolve({ ids: [record.id, "11111111-1111-4111-8111-111111111111"] }, how);
  await expect(unknown).rejects.toThrow(DeliveryError);
  await expect(unknown).rejects.toMatchObject({ reason: "unknown-id" });
  expect(await own.open()).toEqual(["rejected"]);
});

test("what is about a mailbox or an item is closed too", async () => {
  const own = await bench({
    around: (transport) => ({ ...transport, handshake: () => Promise.reject(keptOut) }),
  });
  own.put("<Bundle");
  await own.delivery.poll();
  expect((await own.open()).toSorted()).toEqual(["mesh-unusable", "unreadable"]);
  expect(await own.delivery.resolve({ query: { mailboxId: "X26ABC1" } }, how)).toEqual({ count: 2 });
  expect(await own.open()).toEqual([]);
});

test("after an outage, thousands are closed by a query, and each delivery is settled", async () => {
  const own = await bench();
  const ids: string[] = [];
  for (let n = 0; n < 1_200; n++) {
    const id = `delivery-${n}`;
    ids.push(id);
    await own.store.apply({
      open: [
        {
          id: `attention-${n}`,
          mailboxId: "X26ABC1",
          deliveryId: id,
          inboxMessageId: undefined,
          reason: "acknowledgement-overdue",
          detail: undefined,
          since: own.now().getTime(),
        },
      ],
    });
  }
  const record = await answered(own);
  own.pass(5 * hour);
  await own.delivery.poll();
  const query = { reasons: ["acknowledgement-overdue"] as const };
  expect(await own.delivery.resolve({ query }, how)).toEqual({ count: 1_201 });
  expect((await own.stored(record)).state).toBe("settled");
  expect(await own.open()).toEqual([]);
});

test("refused ones, and those whose outcome stays unknown, are settled too", async () => {
  const sends = failFirst(refused);
  const own = await bench({ around: sends.around });
  const record = await answered(own);
  expect((await own.stored(record)).state).toBe("refused");
  await own.delivery.resolve({ ids: [record.id] }, how);
  expect((await own.stored(record)).state).toBe("settled");
});

test("an attention that opens at the same moment keeps its delivery from being settled", async () => {
  let between: (() => Promise<void>) | undefined;
  const own: Bench = await bench({
    aroundStore: (store) => ({
      ...store,
      apply: async (change) => {
        if (change.close?.some(({ by }) => by === "Ann") === true) {
          const first = between;
          between = undefined;
          await first?.();
        }
        return store.apply(change);
      },
    }),
  });
  const record = await answered(own, "30002");
  between = async () => {
    own.answer(record, "30001");
    await (await bench({ beside: own })).delivery.poll();
  };
  expect(await own.delivery.resolve({ query: { reasons: ["rejected"] } }, how)).toEqual({ count: 1 });
  expect((await own.stored(record)).state).toBe("rejected");
  expect(await own.open(record)).toEqual(["contradicting-answer"]);
});

test("whoever closes says who they are, and how", async () => {
  const own = await bench();
  for (const wrong of [
    own.delivery.resolve({ ids: [] }, { by: "", how: "x" }),
    own.delivery.resolve({ ids: [] }, { by: "Ann", how: " " }),
    own.delivery.resolve({ ids: [] }, { by: "Ann", how: "x".repeat(1_001) }),
    own.delivery.resolve({ ids: [] }, { by: "x".repeat(201), how: "x" }),
    own.delivery.resolve({ ids: [] }, undefined as never),
    own.delivery.resolve({} as never, how),
    own.delivery.resolve({ ids: "all" } as never, how),
    own.delivery.resolve({ ids: [1] } as never, how),
    own.delivery.resolve({ query: undefined } as never, how),
    own.delivery.resolve({ query: { reason: [] } } as never, how),
    own.delivery.sentByFallback("", { by: "Ann" } as never),
  ])
    await expect(wrong).rejects.toThrow(InvalidValueError);
});
