import { expect, test } from "vitest";
import { ann, bench, minute } from "../support/bench.js";
import { failFirst, holdSends, noAnswer, notReached } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

const refusedTransition: unknown = expect.objectContaining({ reason: "transition-refused" });

test("what was never sent is taken back, by whom is kept, and it is not sent", async () => {
  const own = await bench();
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  const record = await own.delivery.cancel(id, ann);
  expect(record).toMatchObject({ state: "cancelled", version: 2, nextSendAt: undefined, dueAt: undefined });
  expect(await own.stored(record)).toEqual(record);
  expect((await own.delivery.events(id)).at(-1)).toMatchObject({ state: "cancelled", reason: "cancelled", by: "Ann" });
  own.pass(10 * minute);
  await own.delivery.poll();
  expect(own.posted).toEqual([]);
});

test("what certainly was not sent can be taken back, and its attention is closed by whoever did it", async () => {
  const own = await bench({ around: failFirst(...Array.from({ length: 99 }, () => notReached)).around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(5 * 60 * minute);
  await own.delivery.poll();
  expect(await own.open(record)).toEqual(["not-sent-in-time"]);
  await own.delivery.cancel(record.id, ann);
  const { items } = await own.delivery.attention({ includeClosed: true });
  expect(items).toMatchObject([{ closed: { by: "Ann", how: "cancelled" } }]);
});

test("what may have arrived cannot be taken back: sending, unknown, or sent again after an unknown", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  const polling = own.delivery.poll();
  await held.reached(1);
  await expect(own.delivery.cancel(id, ann)).rejects.toThrow(refusedTransition);
  held.letGo();
  await polling;
  await expect(own.delivery.cancel(id, ann)).rejects.toThrow(refusedTransition);
  const other = await bench({ around: failFirst(noAnswer).around });
  const unknown = await other.delivery.submit(sinusitis(), { id: "1" });
  await other.delivery.poll();
  await expect(other.delivery.cancel(unknown.id, ann)).rejects.toThrow(refusedTransition);
});

test("what MESH could not deliver and a person sends again cannot be taken back: it did leave", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  await own.delivery.resend(record.id, ann);
  expect((await own.stored(record)).state).toBe("queued");
  await expect(own.delivery.cancel(record.id, ann)).rejects.toThrow(refusedTransition);
});

test("a worker and a person at the same moment: one of the two wins", async () => {
  for (let round = 0; round < 20; round++) {
    const own = await bench();
    const record = await own.delivery.submit(sinusitis(), { id: "1" });
    const [cancelled] = await Promise.allSettled([own.delivery.cancel(record.id, ann), own.delivery.poll()]);
    await own.delivery.poll();
    expect(own.posted).toHaveLength(cancelled.status === "fulfilled" ? 0 : 1);
  }
});

test.each([
  ["nobody", undefined],
  ["a name that is empty", { by: " " }],
  ["a name that is too long", { by: "x".repeat(201) }],
])("by %s: an error of ours", async (_name, options) => {
  const { delivery } = await bench();
  const { id } = await delivery.submit(sinusitis(), { id: "1" });
  const ours: unknown = expect.objectContaining({ code: "invalid-value" });
  await expect(delivery.cancel(id, options as never)).rejects.toThrow(ours);
  await expect(delivery.resend(id, options as never)).rejects.toThrow(ours);
  await expect(delivery.resubmit({}, options as never)).rejects.toThrow(ours);
  await expect(delivery.pause("X26ABC1", options as never)).rejects.toThrow(ours);
  await expect(delivery.resume("X26ABC1", options as never)).rejects.toThrow(ours);
  const successor = { ...(options as object | undefined), id: "2" };
  await expect(delivery.replace(id, sinusitis(), successor as never)).rejects.toThrow(ours);
  await expect(delivery.correct(id, sinusitis(), successor as never)).rejects.toThrow(ours);
});

test("an id that is not stored", async () => {
  const { delivery } = await bench();
  const unknown: unknown = expect.objectContaining({ reason: "unknown-id" });
  await expect(delivery.cancel("nobody", ann)).rejects.toThrow(unknown);
  await expect(delivery.resend("nobody", ann)).rejects.toThrow(unknown);
  await expect(delivery.replace("nobody", sinusitis(), { id: "1", ...ann })).rejects.toThrow(unknown);
  await expect(delivery.correct("nobody", sinusitis(), { id: "1", ...ann })).rejects.toThrow(unknown);
  expect(await delivery.status("nobody")).toBeUndefined();
  expect(await delivery.events("nobody")).toEqual([]);
});
