import { expect, test } from "vitest";
import { hoursAfterSending } from "../../../src/delivery/deadlines.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { ann, bench, hour, minute } from "../support/bench.js";
import { failFirst, keptOut, lost, noAnswer, notReached, refused } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

test("MESH accepts: sent, with its id in the attempt, and the deadline of the first answer", async () => {
  const own = await bench();
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  own.pass(minute);
  expect(await own.delivery.poll()).toMatchObject({ sent: 1, failures: [] });
  expect(await own.stored({ id })).toMatchObject({
    state: "sent",
    version: 3,
    sentAt: "2026-11-20T10:31:00.000Z",
    dueAt: "2026-11-20T14:31:00.000Z",
    nextSendAt: undefined,
  });
  expect(await own.reasons({ id })).toEqual(["submitted", "send-began", "mesh-accepted"]);
  expect(await own.delivery.attempts(id)).toEqual([
    {
      number: 1,
      startedAt: "2026-11-20T10:31:00.000Z",
      endedAt: "2026-11-20T10:31:00.000Z",
      outcome: "done",
      reason: undefined,
      meshMessageId: own.posted[0]?.messageId,
      reportCode: undefined,
    },
  ]);
});

test("ME-13: without an answer the outcome is unknown, and the same bytes go again", async () => {
  const { around, sent } = failFirst(noAnswer);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  const { failures } = await own.delivery.poll();
  expect(failures).toEqual([{ loop: "send", mailboxId: "X26ABC1", messageId: undefined, error: noAnswer }]);
  expect(await own.stored(record)).toMatchObject({
    state: "outcome-unknown",
    nextSendAt: "2026-11-20T10:30:30.000Z",
    dueAt: "2026-11-20T14:30:00.000Z",
  });
  own.pass(29_000);
  await own.delivery.poll();
  expect(sent).toHaveLength(1);
  own.pass(1_000);
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "outcome-unknown", "sending", "sent"]);
  expect(sent[1]).toEqual(sent[0]);
  expect(await own.open()).toEqual([]);
});

test("D11: 5xx each time for five days: seven sends, fifteen events, and a person is told once", async () => {
  const failed = new MeshError("5xx", {
    reason: "server-failed",
    fault: "network",
    certainty: "unknown",
    resendCanHelp: true,
    status: 503,
  });
  const { around, sent } = failFirst(...Array.from({ length: 100 }, () => failed));
  // Nothing else happens to it: its deadline is further away than the five days.
  const own = await bench({ around, deadlines: { infrastructure: hoursAfterSending(1000) } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  for (let passed = 0; passed < 5 * 24 * hour; passed += 20 * minute) {
    await own.delivery.poll();
    own.pass(20 * minute);
  }
  expect(sent).toHaveLength(7);
  expect(new Set(sent.map(({ body }) => new TextDecoder().decode(body))).size).toBe(1);
  expect(await own.delivery.events(record.id)).toHaveLength(15);
  expect(await own.stored(record)).toMatchObject({ state: "outcome-unknown", nextSendAt: undefined });
  expect(await own.open(record)).toEqual(["outcome-unknown"]);
  expect(own.told.map(({ reason }) => reason)).toEqual(["outcome-unknown"]);
});

test("a person has what stayed unknown sent again: and what fails again is told again", async () => {
  const { around, sent } = failFirst(...Array.from({ length: 5 }, () => noAnswer));
  const own = await bench({ around, work: { resendAfterMs: [1_000] } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  const later = async (): Promise<void> => {
    own.pass(10 * minute);
    await own.delivery.poll();
  };
  await later();
  await later();
  await later();
  expect(sent).toHaveLength(2);
  const [first] = (await own.delivery.attention()).items;
  expect(await own.delivery.resend(record.id, ann)).toEqual({ count: 1 });
  expect(await own.open()).toEqual([]);
  await later();
  await later();
  await later();
  expect(sent).toHaveLength(4);
  const [second] = (await own.delivery.attention()).items;
  expect([first?.reason, second?.reason]).toEqual(["outcome-unknown", "outcome-unknown"]);
  expect(second?.id).not.toBe(first?.id);
  expect(own.told.map(({ id }) => id)).toEqual([first?.id, second?.id]);
});

test("a message that certainly was not sent goes back to the queue, and is sent once MESH can be reached", async () => {
  const { around } = failFirst(notReached);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "queued"]);
  expect((await own.reasons(record)).at(-1)).toBe("unreachable");
  own.pass(1_000);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.open()).toEqual([]);
});

test("where an earlier send may have arrived, one that certainly did not leaves the outcome unknown", async () => {
  const { around, sent } = failFirst(noAnswer, notReached);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  for (const pause of [0, minute, minute]) {
    own.pass(pause);
    await own.delivery.poll();
  }
  expect(await own.states(record)).toEqual([
    ...["queued", "sending", "outcome-unknown", "sending", "outcome-unknown"],
    ...["sending", "sent"],
  ]);
  expect(sent).toHaveLength(3);
});

test("MESH refuses the message: a person is told, and it goes again only at a person's request", async () => {
  const { around, sent } = failFirst(refused);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "refused", nextSendAt: undefined, dueAt: undefined });
  own.pass(24 * hour);
  await own.delivery.poll();
  expect(sent).toHaveLength(1);
  const [attention] = (await own.delivery.attention()).items;
  expect(attention).toMatchObject({ reason: "not-sent", deliveryId: record.id, mailboxId: "X26ABC1" });
  expect(attention?.text).toContain("words for the person");
  await own.delivery.resend(record.id, ann);
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "refused", "queued", "sending", "sent"]);
});

test("MESH refuses a message of which an earlier send may have arrived: a person must find out", async () => {
  const { around, sent } = failFirst(noAnswer, refused);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(minute);
  await own.delivery.poll();
  expect(await own.stored(record)).toMatchObject({ state: "outcome-unknown", nextSendAt: undefined });
  expect(await own.open(record)).toEqual(["outcome-unknown"]);
  own.pass(2 * hour);
  await own.delivery.poll();
  expect(sent).toHaveLength(2);
});

test("an error that is no MeshError says nothing: the outcome is unknown, and its text goes nowhere", async () => {
  const { around } = failFirst(new TypeError("9990000018"));
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("outcome-unknown");
  expect((await own.reasons(record)).at(-1)).toBe("unexpected-error");
  const shown = [await own.delivery.attempts(record.id), await own.delivery.attention()];
  expect(JSON.stringify(shown)).not.toContain("9990000018");
});

test("MESH took it, though its id of the message cannot be read: it is sent, and does not go again", async () => {
  const facts = { reason: "answer-unreadable", fault: "mailbox", resendCanHelp: false } as const;
  const { around, sent } = failFirst(new MeshError("202 without an id", { ...facts, certainty: "done" }));
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.delivery.attempts(record.id)).toMatchObject([{ outcome: "done", meshMessageId: undefined }]);
  expect(sent).toHaveLength(1);
  expect(await own.open()).toEqual([]);
});

test("an answer proves that a message of unknown outcome was sent: it does not go again", async () => {
  const { around, sent } = failFirst(lost);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "20013");
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "outcome-unknown", "sent", "received"]);
  expect(sent).toHaveLength(1);
});

test("a clock that was set back by a year holds up nothing that waits", async () => {
  const { around } = failFirst(noAnswer);
  const own = await bench({ around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.setClock(-365 * 24 * hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
});

test("what a clock that was ahead submitted goes once it is set back, and its deadline is by then", async () => {
  for (const ahead of [2 * minute, 2 * hour, 48 * hour]) {
    const own = await bench();
    const record = await own.delivery.submit(sinusitis(), { id: "1" });
    await own.delivery.pause("X26ABC1", ann);
    own.setClock(-ahead);
    await own.delivery.poll();
    expect(await own.reasons(record)).toEqual(["submitted", "clock-set-back"]);
    expect((await own.stored(record)).dueAt).toBe(new Date(own.now().getTime() + 4 * hour).toISOString());
    await own.delivery.resume("X26ABC1", ann);
    await own.delivery.poll();
    expect((await own.stored(record)).state, `${ahead}`).toBe("sent");
  }
});

test("what another machine's clock submitted some seconds ahead of this one waits for them", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  own.setClock(-20_000);
  await own.delivery.poll();
  expect(await own.reasons(record)).toEqual(["submitted"]);
  own.pass(20_000);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
});

test("the mailbox's breaker is jittered by the random numbers given, by a quarter", async () => {
  for (const [random, pause] of [
    [0, 22_500],
    [0.5, 30_000],
    [0.999999, 37_500],
  ] as const) {
    const own = await bench({ around: failFirst(noAnswer).around, random: () => random });
    const record = await own.delivery.submit(sinusitis(), { id: "1" });
    await own.delivery.poll();
    const { nextSendAt = "" } = await own.stored(record);
    expect(Date.parse(nextSendAt) - own.now().getTime()).toBe(pause);
  }
});

test("keptOut: nothing is known of a message by a fault of its mailbox", async () => {
  const own = await bench({ around: failFirst(keptOut).around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect(await own.states(record)).toEqual(["queued", "sending", "queued"]);
  expect(await own.open(record)).toEqual([]);
});
