import { expect, test } from "vitest";
import { contextOf } from "../../src/delivery/run/context.js";
import type { Attention } from "../../src/delivery/attention.js";
import { noticePass } from "../../src/delivery/work/notices/notice-pass.js";
import type { PassFailure } from "../../src/delivery/pass-result.js";
import { bench, hour, minute, type Bench } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

/** A delivery with one attention that nobody was told of. */
async function withAttention(own: Bench) {
  const record = await own.delivery.submit(sinusitis(), { id: "told" });
  await own.delivery.poll();
  own.answer(record, "30002");
  await own.delivery.poll();
  return record;
}

test("a person is told once, by the first of two processes", async () => {
  const told: string[] = [];
  const onAttention = ({ id }: { readonly id: string }): void => void told.push(id);
  const own = await bench({ onAttention });
  const other = await bench({ beside: own, onAttention });
  await withAttention(own);
  for (let round = 0; round < 3; round++) await Promise.all([own.delivery.poll(), other.delivery.poll()]);
  expect(told).toHaveLength(1);
  const [attention] = (await own.delivery.attention()).items;
  expect(attention).toMatchObject({ id: told[0], reason: "rejected", toldAt: own.now().toISOString() });
});

test("D3: two live processes tell once although the first takes long", async () => {
  const told: string[] = [];
  let letGo = (): void => undefined;
  const own = await bench({
    onAttention: async () => {
      told.push("own");
      await new Promise<void>((resolve) => (letGo = resolve));
    },
  });
  const other = await bench({ beside: own, onAttention: () => void told.push("other") });
  await withAttention(await bench({ beside: own, onAttention: undefined as never }));
  const telling = own.delivery.poll();
  await expect.poll(() => told).toEqual(["own"]);
  own.pass(30_000);
  expect(await other.delivery.poll()).toMatchObject({ told: 0 });
  letGo();
  expect(await telling).toMatchObject({ told: 1 });
  await other.delivery.poll();
  expect(told).toEqual(["own"]);
});

test("a listener that does not answer in time is called again later, with the same id", async () => {
  const calls: string[] = [];
  const own = await bench({ onAttention: undefined as never });
  await withAttention(own);
  const onAttention = ({ id }: Attention): Promise<void> => {
    calls.push(id);
    return new Promise(() => undefined);
  };
  const { store, transport } = own;
  const context = {
    ...contextOf({ store, transport, sender, onAttention, clock: () => own.now() }),
    lookUpKey: new Uint8Array(32),
  };
  const failures: PassFailure[] = [];
  const pass = {
    onFailure: (failure: PassFailure) => void failures.push(failure),
    signal: new AbortController().signal,
  };
  const limits: number[] = [];
  const after = (limit: number, then: () => void): (() => void) => {
    limits.push(limit);
    queueMicrotask(then);
    return () => undefined;
  };
  expect(await noticePass(context, pass, { after })).toBe(0);
  expect(limits).toEqual([minute]);
  expect(failures).toMatchObject([{ loop: "notices", mailboxId: "X26ABC1" }]);
  own.pass(minute);
  await noticePass(context, pass, { after });
  expect(calls).toHaveLength(2);
  expect(new Set(calls).size).toBe(1);
  // How long it may take can be said.
  own.pass(minute);
  await noticePass({ ...context, work: { ...context.work, tellMs: 5_000 } }, pass, { after });
  expect(limits.at(-1)).toBe(5_000);
});

test("a listener that throws, at once or later, is called again after a doubling pause, with the same id", async () => {
  for (const broken of [
    () => {
      throw new Error("listener");
    },
    () => Promise.reject(new Error("listener")),
  ]) {
    const calls: string[] = [];
    let works = false;
    const own = await bench({
      onAttention: ({ id }) => {
        calls.push(id);
        return works ? undefined : broken();
      },
      work: { firstPauseMs: minute },
    });
    await withAttention(own);
    await own.delivery.poll();
    expect(calls).toHaveLength(1);
    own.pass(minute - 1);
    await own.delivery.poll();
    expect(calls).toHaveLength(1);
    own.pass(1);
    expect(await own.delivery.poll()).toMatchObject({ told: 0, failures: [{ loop: "notices" }] });
    expect(calls).toHaveLength(2);
    own.pass(minute);
    await own.delivery.poll();
    expect(calls).toHaveLength(2);
    works = true;
    own.pass(minute);
    expect(await own.delivery.poll()).toMatchObject({ told: 1, failures: [] });
    expect(new Set(calls).size).toBe(1);
    expect(calls).toHaveLength(3);
  }
});

test("a process without `onAttention` leaves notices to the others", async () => {
  const own = await bench({ onAttention: undefined as never });
  await withAttention(own);
  expect(await own.delivery.poll()).toMatchObject({ told: 0 });
  const other = await bench({ beside: own });
  expect(await other.delivery.poll()).toMatchObject({ told: 1 });
  expect(other.told).toHaveLength(1);
});

test("a clock that is set back, by however little, delays no notice that must be repeated", async () => {
  for (const back of [minute, 59 * minute, 25 * hour]) {
    let works = false;
    const told: string[] = [];
    const own = await bench({
      onAttention: ({ id }) => {
        if (!works) throw new Error("listener");
        told.push(id);
      },
      work: { firstPauseMs: minute },
    });
    await withAttention(own);
    own.setClock(-back);
    works = true;
    own.pass(minute - 1);
    await own.delivery.poll();
    expect(told).toEqual([]);
    own.pass(1);
    await own.delivery.poll();
    expect(told).toHaveLength(1);
  }
});

test("a listener that fails for a day is called at least once an hour", async () => {
  let calls = 0;
  const own = await bench({
    onAttention: () => {
      calls += 1;
      throw new Error("listener");
    },
    work: { firstPauseMs: minute, longestPauseMs: 24 * hour },
  });
  await withAttention(own);
  for (let pause = 1; pause < 60; pause *= 2) {
    own.pass(pause * minute);
    await own.delivery.poll();
  }
  expect(calls).toBe(7);
  for (let count = 8; count < 24; count++) {
    own.pass(hour - 1);
    await own.delivery.poll();
    expect(calls).toBe(count - 1);
    own.pass(1);
    await own.delivery.poll();
    expect(calls).toBe(count);
  }
});

test("a listener that hangs over one notice holds up no other", async () => {
  const told: string[] = [];
  const own = await bench({
    work: { lookEveryMs: 5 },
    onAttention({ id }) {
      told.push(id);
      return told.length === 1 ? new Promise(() => undefined) : undefined;
    },
  });
  const other = await bench({ beside: own, onAttention: undefined as never });
  await withAttention(other);
  void own.delivery.poll();
  await expect.poll(() => told).toHaveLength(1);
  const record = await other.delivery.submit(sinusitis(), { id: "another" });
  await other.delivery.poll();
  other.answer(record, "30002");
  await other.delivery.poll();
  await expect.poll(() => told).toHaveLength(2);
});
