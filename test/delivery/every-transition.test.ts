import { expect, test } from "vitest";
import type { DeliveryRecord } from "../../src/delivery/record.js";
import { deliveryStates, mayGo, stateTable, type DeliveryState } from "../../src/delivery/states.js";
import type { Transport } from "../../src/transport/transport.js";
import { ann, bench, hour, minute, type Bench } from "./support/bench.js";
import { failFirst, lost, notReached, refused } from "./support/failures.js";
import { sinusitis } from "./support/sinusitis.js";

// Through the public functions alone, each way of the table is gone, and no other.

const how = { ...ann, how: "rang the practice" };
const reached = new Set<string>();

/**
 * What nothing brings about, though the table has it: nothing more is expected of what MESH could not deliver, so
 * nothing can be late.
 */
const unreachable: readonly string[] = ["undeliverable > overdue"];

async function submitted(own: Bench, id = "1"): Promise<DeliveryRecord> {
  return own.delivery.submit(sinusitis(), { id });
}

async function polls(own: Bench, ...pauses: readonly number[]): Promise<void> {
  for (const pause of pauses) {
    own.pass(pause);
    await own.delivery.poll();
  }
}

async function answered(own: Bench, record: DeliveryRecord, code: Parameters<Bench["answer"]>[1]): Promise<void> {
  own.answer(record, code);
  await polls(own, 0);
}

type Way = (own: Bench, record: DeliveryRecord) => Promise<unknown>;

/** How a delivery that was sent gets on to each state. */
const ways = {
  sent: async () => undefined,
  received: (own, record) => answered(own, record, "20013"),
  "patient-matched": (own, record) => answered(own, record, "30001"),
  rejected: (own, record) => answered(own, record, "20009"),
  "switched-off": (own, record) => answered(own, record, "20010"),
  undeliverable: async (own, record) => {
    await own.report(record, "EPL-151");
    await polls(own, 0);
  },
  overdue: (own) => polls(own, 5 * hour),
  "sent-by-fallback": async (own, record) => {
    await polls(own, 5 * hour);
    await own.delivery.sentByFallback(record.id, how);
  },
  settled: async (own, record) => {
    await polls(own, 5 * hour);
    await own.delivery.resolve({ ids: [record.id] }, how);
  },
} as const satisfies Partial<Record<DeliveryState, Way>>;

const byPerson = {
  "sent-by-fallback": (own: Bench, { id }: DeliveryRecord) => own.delivery.sentByFallback(id, how),
  settled: (own: Bench, { id }: DeliveryRecord) => own.delivery.resolve({ ids: [id] }, how),
};

interface Scenario {
  readonly name: string;
  readonly around?: (transport: Transport) => Transport;
  readonly work: (own: Bench) => Promise<unknown>;
}

/** Sent, then in one state, then in another. */
const oneAfterTheOther = (["undeliverable", "overdue", "received"] as const).flatMap((first) =>
  (["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue"] as const)
    .filter((second) => mayGo(first, second) && !unreachable.includes(`${first} > ${second}`))
    .map((second): Scenario => ({
      name: `${first}, then ${second}`,
      async work(own) {
        const record = await submitted(own);
        await polls(own, 0);
        await ways[first](own, record);
        if (second === "overdue") await polls(own, 100 * hour);
        else await ways[second](own, record);
        expect((await own.stored(record)).state).toBe(second);
      },
    })),
);

/** Replaced by another, or void with it, wherever it has got to by then. */
const replacedLater = (Object.keys(ways) as (keyof typeof ways)[]).flatMap((state) =>
  (["30001", "20014"] as const).map((code): Scenario => ({
    name: `${state} when its replacement is answered with ${code}`,
    async work(own) {
      const record = await submitted(own);
      await polls(own, 0);
      const other = await own.delivery.replace(record.id, sinusitis("Bea"), { id: "2", ...ann });
      await polls(own, 0);
      await ways[state](own, record);
      expect((await own.stored(record)).state).toBe(state);
      await answered(own, other, code);
      expect((await own.stored(record)).state).toBe(code === "30001" ? "replaced" : "void");
    },
  })),
);

/** A person sends it another way, or settles it; the other way fails. */
const dealtWith = (["rejected", "switched-off", "undeliverable", "overdue"] as const).flatMap((state) =>
  (Object.keys(byPerson) as (keyof typeof byPerson)[]).map((end): Scenario => ({
    name: `${state}, then ${end}`,
    async work(own) {
      const record = await submitted(own);
      await polls(own, 0);
      await ways[state](own, record);
      await byPerson[end](own, record);
      expect((await own.stored(record)).state).toBe(end);
      if (end === "settled") return;
      await own.delivery.fallbackFailed(record.id);
      expect((await own.stored(record)).state).toBe(state);
    },
  })),
);

/** The same of what MESH did not answer, or refused. */
const dealtWithUnsent = (["outcome-unknown", "refused"] as const).flatMap((state) =>
  (Object.keys(byPerson) as (keyof typeof byPerson)[]).map((end): Scenario => ({
    name: `${state}, then ${end}`,
    // Refused after an unknown outcome: nothing more happens by itself.
    around: state === "refused" ? failFirst(refused).around : failFirst(lost, refused).around,
    async work(own) {
      const record = await submitted(own);
      await polls(own, 0, minute);
      expect((await own.stored(record)).state).toBe(state);
      await byPerson[end](own, record);
      expect((await own.stored(record)).state).toBe(end);
      if (end === "settled") return;
      await own.delivery.fallbackFailed(record.id);
      expect((await own.stored(record)).state).toBe(state);
    },
  })),
);

const others: readonly Scenario[] = [
  { name: "cancelled", work: async (own) => own.delivery.cancel((await submitted(own)).id, ann) },
  {
    name: "not reached, then sent",
    around: failFirst(notReached).around,
    work: async (own) => {
      await submitted(own);
      await polls(own, 0, minute);
    },
  },
  {
    name: "refused, then sent by a person",
    around: failFirst(refused).around,
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0);
      await own.delivery.resend(record.id, ann);
      await polls(own, 0);
    },
  },
  {
    name: "refused, then replaced by a first version",
    around: failFirst(refused).around,
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0);
      await own.delivery.replace(record.id, sinusitis("Bea"), { id: "2", ...ann });
    },
  },
  {
    name: "no answer, then the same bytes again",
    around: failFirst(lost).around,
    work: async (own) => {
      await submitted(own);
      await polls(own, 0, minute);
    },
  },
  {
    name: "no answer from MESH, then one of the practice",
    around: failFirst(lost).around,
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0);
      await answered(own, record, "20013");
    },
  },
  {
    name: "no answer from anybody",
    around: failFirst(lost, refused).around,
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0, minute, 5 * hour);
      expect((await own.stored(record)).state).toBe("overdue");
    },
  },
  {
    name: "undelivered, put back by a person, and answered before it is sent again",
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0);
      await ways.undeliverable(own, record);
      await own.delivery.pause("X26ABC1", ann);
      await own.delivery.resend(record.id, ann);
      await answered(own, record, "20013");
      expect(await own.states(record)).toEqual(expect.arrayContaining(["queued", "sent", "received"]));
    },
  },
  {
    name: "matched, and then 20014 after all",
    work: async (own) => {
      const record = await submitted(own);
      await polls(own, 0);
      const other = await own.delivery.replace(record.id, sinusitis("Bea"), { id: "2", ...ann });
      await polls(own, 0);
      await answered(own, other, "30001");
      await answered(own, other, "20014");
      expect((await own.stored(record)).state).toBe("void");
    },
  },
];

for (const { name, around, work } of [
  ...oneAfterTheOther,
  ...replacedLater,
  ...dealtWith,
  ...dealtWithUnsent,
  ...others,
]) {
  test(name, async () => {
    const own = await bench(around && { around });
    await work(own);
    for (const record of (await own.delivery.list()).items) {
      const states = await own.delivery.events(record.id);
      expect(states[0]?.state).toBe("queued");
      expect(states.at(-1)?.state).toBe((await own.stored(record)).state);
      states.slice(1).forEach(({ state }, place) => {
        const before = states[place]?.state;
        if (before === undefined || before === state) return;
        expect(mayGo(before, state), `${before} > ${state}`).toBe(true);
        reached.add(`${before} > ${state}`);
      });
    }
    await own.delivery.close();
  });
}

test("each state of the table was reached from each that may come before it", () => {
  const inTable = deliveryStates.flatMap((from) => stateTable[from].next.map((to) => `${from} > ${to}`));
  expect(inTable.filter((each) => !reached.has(each))).toEqual(unreachable);
});
