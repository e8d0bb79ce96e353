import { expect, test } from "vitest";
import { InvalidValueError } from "../../../src/errors.js";
import { ann, bench, hour, minute } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";

const day = 24 * hour;
const patient = { nhsNumber: "999 000 0018" };

test("without retention nothing is ever purged", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "30001");
  await own.delivery.poll();
  own.pass(10_000 * day);
  expect((await own.delivery.poll()).purged).toBe(0);
  expect(await own.delivery.message(record.id)).toBeDefined();
  await own.delivery.close();
});

test("after its retention only a delivery's audit is left, and calls that need its message say so", async () => {
  const own = await bench({ retention: { days: 30 } });
  const { delivery } = own;
  const record = await delivery.submit(sinusitis(), { id: "1" });
  await delivery.poll();
  own.answer(record, "30001");
  await delivery.poll();
  own.pass(30 * day - minute);
  expect((await delivery.poll()).purged).toBe(0);
  own.pass(minute);
  expect((await delivery.poll()).purged).toBe(1);
  expect(await own.reasons(record)).toEqual(["submitted", "send-began", "mesh-accepted", "30001", "purged"]);
  expect(await delivery.attempts(record.id)).toHaveLength(1);
  for (const needing of [
    () => delivery.message(record.id),
    () => delivery.replace(record.id, sinusitis(), { id: "2", ...ann }),
  ])
    await expect(needing()).rejects.toMatchObject({ reason: "purged", deliveryId: record.id });
  // The same submission once more gives the record, and nothing goes to the practice a second time.
  expect((await delivery.submit(sinusitis(), { id: "1" })).id).toBe(record.id);
  await delivery.poll();
  expect(own.posted).toHaveLength(1);
  await delivery.close();
});

test("a person cannot send again what was purged", async () => {
  const own = await bench({ retention: { days: 1 } });
  const { delivery } = own;
  const record = await delivery.submit(sinusitis(), { id: "1" });
  await delivery.poll();
  await own.report(record, "EPL-151");
  await delivery.poll();
  await delivery.sentByFallback(record.id, { ...ann, how: "e-mail" });
  own.pass(2 * day);
  expect((await delivery.poll()).purged).toBe(1);
  // The bounce comes late: a person is told, although the message is gone.
  await delivery.fallbackFailed(record.id);
  expect(await own.open(record)).toEqual(["fallback-failed"]);
  await expect(delivery.resend(record.id, ann)).rejects.toMatchObject({ reason: "purged" });
  expect(await delivery.resend({}, ann)).toEqual({ count: 0 });
  await delivery.close();
});

test("what needs a person is not purged, however old it is", async () => {
  const own = await bench({ retention: { days: 1 } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "30003");
  await own.delivery.poll();
  own.pass(500 * day);
  expect((await own.delivery.poll()).purged).toBe(0);
  await own.delivery.resolve({ ids: [record.id] }, { ...ann, how: "told the practice" });
  expect((await own.delivery.poll()).purged).toBe(0);
  own.pass(day);
  expect((await own.delivery.poll()).purged).toBe(1);
  await own.delivery.close();
});

test("the loop purges until nothing is left", async () => {
  const own = await bench({ retention: { days: 1 }, work: { lookEveryMs: 1 } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "30001");
  await own.delivery.poll();
  own.pass(2 * day);
  own.delivery.start();
  await expect.poll(async () => (await own.reasons(record)).at(-1)).toBe("purged");
  await own.delivery.close();
});

test("a patient is found by their NHS number, and by no other", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  expect(await own.delivery.findPatient(patient)).toEqual({ records: [record], items: [] });
  expect(await own.delivery.findPatient({ nhsNumber: "9991956832" })).toEqual({ records: [], items: [] });
  for (const nhsNumber of ["9990000019", "", undefined])
    await expect(own.delivery.findPatient({ nhsNumber: nhsNumber as string })).rejects.toThrow(InvalidValueError);
  await expect(own.delivery.exportPatient({ ...patient, more: 1 } as never)).rejects.toThrow(InvalidValueError);
  await own.delivery.close();
});

test("nothing of a patient is erased while a worker sends their message; afterwards everything is", async () => {
  let erasing: unknown;
  const own = await bench({
    around: (transport) => ({
      ...transport,
      send: async (envelope, options) => {
        erasing = await own.delivery.erasePatient({ ...patient, ...ann }).catch((error: unknown) => error);
        return transport.send(envelope, options);
      },
    }),
  });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  const erase = (): Promise<unknown> => own.delivery.erasePatient({ ...patient, ...ann });
  await expect(erase()).rejects.toMatchObject({ reason: "still-open", deliveryId: record.id });
  await own.delivery.poll();
  expect(erasing).toMatchObject({ reason: "still-open", deliveryId: record.id });
  expect(await own.delivery.message(record.id)).toBeDefined();
  own.answer(record, "30001");
  await own.delivery.poll();
  expect(await erase()).toEqual({ deliveries: 1, items: 1 });
  expect((await own.delivery.events(record.id)).at(-1)).toMatchObject({ reason: "erased", by: "Ann" });
  await expect(own.delivery.message(record.id)).rejects.toMatchObject({ reason: "purged" });
  expect(await own.delivery.findPatient(patient)).toEqual({ records: [], items: [] });
  expect((await own.delivery.submit(sinusitis(), { id: "1" })).id).toBe(record.id);
  await own.delivery.poll();
  expect(own.posted).toHaveLength(1);
  await own.delivery.close();
});

test("retention is a whole number of days", async () => {
  for (const retention of [{ days: 0 }, { days: 1.5 }, { days: "7" }, {}, { days: 7, more: 1 }])
    await expect(bench({ retention: retention as never })).rejects.toThrow(InvalidValueError);
});
