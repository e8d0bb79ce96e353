import { expect, test } from "vitest";
import { hoursAfterSending } from "../../src/delivery/deadlines.js";
import { MeshError } from "../../src/transport/mesh-error.js";
import type { Transport } from "../../src/transport/transport.js";
import { bench, hour, states, stored } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

const unreachable = new MeshError("nobody there", {
  reason: "unreachable",
  fault: "network",
  certainty: "not-done",
  resendCanHelp: true,
});

test("UR-101: without an infrastructure acknowledgement for 4 hours a person is notified, once", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.pass(4 * hour - 1);
  await own.delivery.poll();
  expect((await stored(own, record)).state).toBe("sent");
  own.pass(1);
  expect((await own.delivery.poll()).changed).toMatchObject([{ id: record.id, state: "overdue" }]);
  await own.delivery.poll();
  expect(own.notices).toMatchObject([{ reason: "acknowledgement-overdue", deliveryId: record.id }]);
  expect((await stored(own, record)).history.at(-1)?.reason).toBe("no-infrastructure-acknowledgement");
});

test("UR-101: without a business acknowledgement after the infrastructure one a person is notified", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.answer(record, "20013");
  await own.delivery.poll();
  own.pass(24 * hour - 1);
  await own.delivery.poll();
  expect((await stored(own, record)).state).toBe("received");
  own.pass(1);
  await own.delivery.poll();
  expect(await stored(own, record)).toMatchObject({
    state: "overdue",
    attention: { reason: "acknowledgement-overdue" },
  });
  expect((await stored(own, record)).history.at(-1)?.reason).toBe("no-business-acknowledgement");
});

test("both deadlines are options", async () => {
  const own = bench({ deadlines: { infrastructure: hoursAfterSending(1), business: hoursAfterSending(2) } });
  const silent = await own.delivery.submit(sinusitis());
  const halfway = await own.delivery.submit(sinusitis());
  own.answer(halfway, "20013");
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.poll();
  expect([(await stored(own, silent)).state, (await stored(own, halfway)).state]).toEqual(["overdue", "received"]);
  own.pass(hour);
  await own.delivery.poll();
  expect((await stored(own, halfway)).state).toBe("overdue");
});

test("a late answer counts, and a person is notified: the consultation may have gone another way", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.pass(5 * hour);
  await own.delivery.poll();
  own.answer(record, "20013");
  own.answer(record, "30001");
  await own.delivery.poll();
  const now = await stored(own, record);
  expect(states(now).slice(-3)).toEqual(["overdue", "received", "patient-matched"]);
  expect(now.attention?.reason).toBe("answered-late");
  expect(own.notices.map(({ reason }) => reason)).toEqual(["acknowledgement-overdue", "answered-late"]);
});

test("a late refusal counts too", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.pass(5 * hour);
  await own.delivery.poll();
  own.answer(record, "30003");
  await own.delivery.poll();
  expect(await stored(own, record)).toMatchObject({ state: "rejected", attention: { reason: "rejected" } });
});

test("UR-101: if a message cannot be sent for hours a person is notified once, and sending goes on", async () => {
  let down = true;
  const around = (transport: Transport): Transport => ({
    ...transport,
    send: (envelope) => (down ? Promise.reject(unreachable) : transport.send(envelope)),
  });
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  for (let round = 0; round < 6; round++) {
    own.pass(hour);
    await own.delivery.poll();
  }
  expect(own.notices.map(({ reason }) => reason)).toEqual(["not-sent-in-time"]);
  expect((await stored(own, record)).attention?.reason).toBe("not-sent-in-time");
  down = false;
  await own.delivery.poll();
  expect(await stored(own, record)).toMatchObject({ state: "sent", attention: undefined });
});

test("UR-101: overdue messages are marked even while MESH cannot be reached, and the poll fails", async () => {
  let down = false;
  const around = (transport: Transport): Transport => ({
    ...transport,
    async *listInbox() {
      if (down) throw unreachable;
      yield* transport.listInbox();
    },
  });
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  down = true;
  own.pass(5 * hour);
  await expect(own.delivery.poll()).rejects.toBe(unreachable);
  expect((await stored(own, record)).state).toBe("overdue");
});

test("two senders over one store mark an overdue message once", async () => {
  const own = bench();
  const other = bench({ store: own.store, around: () => own.transport });
  const record = await own.delivery.submit(sinusitis());
  own.pass(5 * hour);
  other.pass(5 * hour);
  await Promise.all([own.delivery.poll(), other.delivery.poll()]);
  expect(states(await stored(own, record)).filter((state) => state === "overdue")).toHaveLength(1);
  expect([...own.notices, ...other.notices]).toHaveLength(1);
});
