import { expect, test } from "vitest";
import { attentionTexts } from "../../../src/delivery/attention.js";
import { deliveryStates, isOver } from "../../../src/delivery/states.js";
import { ann, bench, hour, minute } from "../support/bench.js";
import { failFirst, keptOut, noAnswer, notReached } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

const start = "2026-11-20T10:30:00.000Z";
const nothing = { count: 0, oldestAt: undefined };

test("an empty store: every state, reason and kind of item is there, with nothing", async () => {
  const own = await bench();
  const insight = await own.delivery.insight();
  expect(insight.at).toBe(start);
  expect(Object.keys(insight.states)).toEqual(deliveryStates);
  for (const state of deliveryStates)
    expect(insight.states[state], state).toEqual({ ...nothing, count: isOver(state) ? undefined : 0 });
  expect(insight.queue).toEqual({ due: nothing, later: 0 });
  expect(insight.unanswered).toEqual({ infrastructure: nothing, business: nothing });
  expect(insight.outcomeUnknown).toEqual({ ...nothing, givenUp: 0 });
  expect(Object.keys(insight.attentions.reasons)).toEqual(Object.keys(attentionTexts));
  expect(insight.attentions).toMatchObject({ ...nothing, untold: 0 });
  expect(insight.inbox).toEqual({ pending: nothing, unmatched: nothing, failing: nothing });
  expect(insight.mailboxes).toMatchObject([{ mailboxId: sender.mailboxId, stops: [], openAttentions: 0 }]);
  expect(insight.practices).toBeUndefined();
  await own.delivery.close();
});

test("a morning's work: states, ages, what is unanswered, attentions and practices", async () => {
  const own = await bench();
  const ids = ["matched", "received", "switched-off", "sent"];
  const records = [];
  for (const id of ids) {
    records.push(await own.delivery.submit(sinusitis(), { id }));
    await own.delivery.poll();
    own.pass(minute);
  }
  const [matched, received, off] = records;
  if (matched === undefined || received === undefined || off === undefined) throw new Error("not all were stored");
  own.answer(matched, "20013");
  own.answer(matched, "30001");
  own.answer(received, "20013");
  own.answer(off, "20010");
  own.put("<Bundle/>", "SOMETHING_ELSE");
  await own.delivery.poll();
  await own.delivery.submit(sinusitis(), { id: "queued" });
  own.pass(hour);
  const insight = await own.delivery.insight({ byPractice: true });
  const counts = deliveryStates.flatMap((state) => {
    const { count } = insight.states[state];
    return count === undefined || count === 0 ? [] : [[state, count]];
  });
  expect(counts).toEqual([
    ["queued", 1],
    ["sent", 1],
    ["received", 1],
    ["switched-off", 1],
  ]);
  expect(insight.states.queued.oldestAt).toBe("2026-11-20T10:34:00.000Z");
  expect(insight.states.sent).toMatchObject({ oldestAt: "2026-11-20T10:33:00.000Z" });
  expect(insight.unanswered).toEqual({
    infrastructure: { count: 1, oldestAt: "2026-11-20T10:33:00.000Z" },
    business: { count: 1, oldestAt: "2026-11-20T10:31:00.000Z" },
  });
  expect(insight.queue).toEqual({ due: { count: 1, oldestAt: "2026-11-20T10:34:00.000Z" }, later: 0 });
  expect(insight.attentions).toMatchObject({ count: 2, untold: 0, oldestAt: "2026-11-20T10:34:00.000Z" });
  expect(insight.attentions.reasons["switched-off"].count).toBe(1);
  expect(insight.attentions.reasons.unmatched.count).toBe(1);
  expect(insight.inbox.unmatched).toEqual({ count: 1, oldestAt: "2026-11-20T10:34:00.000Z" });
  expect(insight.practices).toEqual([{ odsCode: "A12345", states: { received: 1, "switched-off": 1 } }]);
  const [mailbox] = insight.mailboxes;
  expect(mailbox).toMatchObject({ polledAt: "2026-11-20T10:34:00.000Z", openAttentions: 2 });
  expect(mailbox?.states).toEqual(insight.states);
  const whole = await own.delivery.insight({ includeFinished: true });
  expect(whole.states["patient-matched"]).toMatchObject({ count: 1, oldestAt: start });
  expect(whole.states.settled.count).toBe(0);
  const other = await own.delivery.insight({ mailboxId: "OTHER" });
  expect([other.mailboxes, other.attentions.count, other.inbox.unmatched.count]).toEqual([[], 0, 0]);
  await own.delivery.close();
});

test("a stopped mailbox: paused by whom, and which fault since when; what is sent again later is not due", async () => {
  const sends = failFirst(noAnswer, notReached, keptOut);
  const own = await bench({ around: sends.around });
  await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const unknown = { count: 1, oldestAt: start, givenUp: 0 };
  expect((await own.delivery.insight()).outcomeUnknown).toEqual(unknown);
  own.pass(minute);
  expect((await own.delivery.insight()).outcomeUnknown).toEqual(unknown);
  await own.delivery.poll();
  own.pass(minute);
  await own.delivery.poll();
  await own.delivery.pause(sender.mailboxId, ann);
  const { mailboxes, queue, attentions } = await own.delivery.insight();
  expect(mailboxes[0]?.stops).toMatchObject([
    { cause: "person", by: "Ann", since: "2026-11-20T10:32:00.000Z", fault: undefined },
    { cause: "fault", by: undefined, since: start, fault: "authentication-refused", failures: 3 },
  ]);
  expect(mailboxes[0]?.stops[1]?.retryAt).toMatch(/^2026-11-20T10:32:0/);
  expect(queue).toEqual({ due: nothing, later: 1 });
  expect(attentions.reasons["mesh-unusable"].count).toBe(1);
  await own.delivery.close();
});

test("an unknown outcome that is not sent again by itself has been given up", async () => {
  const own = await bench({ around: failFirst(noAnswer).around, work: { resendAfterMs: [] } });
  await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect((await own.delivery.insight()).outcomeUnknown).toMatchObject({ count: 1, givenUp: 1 });
  await own.delivery.close();
});

test("a query with other names or types is refused", async () => {
  const own = await bench();
  for (const query of [{ states: ["sent"] }, { includeFinished: 1 }, { byPractice: "yes" }, { mailboxId: 4 }, 7])
    await expect(own.delivery.insight(query as never), JSON.stringify(query)).rejects.toMatchObject({
      code: "invalid-value",
    });
  await own.delivery.close();
});
