import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { startSandbox } from "../../src/sandbox/index.js";
import { movableClock } from "../../src/sandbox/time/clock.js";
import { delayedWork } from "../../src/sandbox/time/delayed-work.js";
import { answersIn, inbox, sent } from "./support/client.js";
import { call, handshakeHeaders, posted, token, type RawAnswer } from "./support/raw-client.js";

const hour = 3_600_000;
const day = 24 * hour;
const clockAt = (time: string): ReturnType<typeof movableClock> =>
  movableClock(undefined, { ahead: Date.parse(time) - Date.now(), moved: () => undefined });

test("the clock moves by hours and days, goes back to the system's, and tells of it", async () => {
  await using sandbox = await startSandbox();
  const heard: number[] = [];
  const stop = sandbox.time.onChange((now) => heard.push((now.getTime() - Date.now()) / hour));
  const moved = sandbox.time.advance({ hours: 4, days: 5 });
  expect(Math.round((moved.getTime() - Date.now()) / hour)).toBe(124);
  sandbox.time.advance({ hours: 0.5 });
  sandbox.time.reset();
  expect(Math.abs(sandbox.time.now().getTime() - Date.now())).toBeLessThan(hour);
  stop();
  sandbox.time.advance({ hours: 1 });
  // Within three minutes: time passes between the change and the look at the system's clock.
  expect(heard).toEqual([124, 124.5, 0].map((hours) => expect.closeTo(hours, 1) as number));
});

test.each([
  ["2026-03-06T10:00:00Z", "2026-03-09T09:00", "from Friday to Monday"],
  ["2026-04-02T10:00:00Z", "2026-04-07T08:00", "over Easter, in summer time"],
  ["2026-12-24T23:30:00Z", "2026-12-29T09:00", "over Christmas"],
  ["2026-06-01T23:30:00Z", "2026-06-03T08:00", "Tuesday has begun in England"],
])("from %s the next working day begins at %sZ: %s", (from, to) => {
  const { time } = clockAt(from);
  expect(time.advance({ toNextWorkingDay: true }).toISOString().slice(0, 16)).toBe(to);
});

test.each<[unknown]>([
  [null],
  [{ hours: -1 }],
  [{ hours: Number.NaN }],
  [{ days: "1" }],
  [{ days: 3_651 }],
  [{ minutes: 5 }],
  [{ toNextWorkingDay: false }],
])("the clock is not moved by %j", (by) => {
  const { time } = clockAt("2026-03-06T10:00:00Z");
  const before = time.now().getTime();
  expect(() => time.advance(by as object)).toThrow(InvalidValueError);
  expect(time.now().getTime() - before).toBeLessThan(hour);
});

test("a sandbox that was given a clock keeps that one", async () => {
  await using sandbox = await startSandbox({ clock: () => new Date("2026-03-06T10:00:00Z") });
  expect(sandbox.time.now().toISOString()).toBe("2026-03-06T10:00:00.000Z");
  expect(() => sandbox.time.advance({ hours: 1 })).toThrow("was given a clock");
  expect(() => {
    sandbox.time.reset();
  }).toThrow("was given a clock");
});

test("UR-100: answers that become due by moving the clock come at once, and others do not", async () => {
  await using sandbox = await startSandbox({ replyDelayMs: 2 * hour });
  const first = await sent(sandbox);
  sandbox.time.advance({ hours: 1 });
  const second = await sent(sandbox);
  expect(await inbox(sandbox)).toEqual([]);
  sandbox.time.advance({ hours: 1 });
  await sandbox.messages.waitFor({ id: first, state: "patient-matched" });
  expect(sandbox.messages.get(second)?.state).toBe("sent");
  sandbox.practices.set("A12345", { answers: "slow", delayMs: 3 * day });
  sandbox.time.advance({ hours: 1 });
  await expect.poll(() => sandbox.messages.get(second)?.steps.at(-1)?.step).toBe("reached-practice");
  sandbox.time.advance({ days: 3 });
  const matched = await sandbox.messages.waitFor({ id: second, state: "patient-matched" });
  const [taken, , acknowledged] = matched.steps.map(({ at }) => at.getTime());
  expect(Math.round(((acknowledged ?? 0) - (taken ?? 0)) / hour)).toBe(74);
});

test("work that a moved clock makes due is done in the order of its time", async () => {
  const delayed = delayedWork();
  const done: string[] = [];
  const work = (name: string) => (): Promise<void> => Promise.resolve(void done.push(name));
  delayed.later(work("third"), 3 * hour);
  delayed.later(work("first"), hour);
  delayed.later(work("second"), 2 * hour);
  delayed.hasten(2 * hour);
  delayed.hasten(0);
  delayed.hasten(hour + 1);
  await delayed.cancel();
  expect(done).toEqual([]); // cancelled before the first began
  const again = delayedWork();
  again.later(work("third"), 3 * hour);
  again.later(work("second"), 2 * hour);
  again.later(work("first"), hour);
  again.hasten(2 * hour);
  await expect.poll(() => done).toEqual(["first", "second"]);
  again.hasten(hour);
  await expect.poll(() => done).toEqual(["first", "second", "third"]);
});

test("ME-15: moved on by more than 5 days, MESH reports at once what nobody collected", async () => {
  await using sandbox = await startSandbox();
  const id = await posted(sandbox);
  sandbox.time.advance({ days: 5, hours: 1 });
  expect(sandbox.messages.get(id)?.steps.map(({ step }) => step)).toEqual(["taken", "report"]);
  expect(await answersIn(sandbox)).toEqual(["14"]);
});

test("ME-02: a client with the sandbox's clock or the system's is let in, one with another is not", async () => {
  await using sandbox = await startSandbox();
  sandbox.time.advance({ days: 5 });
  const handshake = (time: Date): Promise<RawAnswer> =>
    call(sandbox, "/messageexchange/X26ABC1", {
      method: "POST",
      headers: handshakeHeaders,
      authorization: token({ time }),
    });
  expect((await handshake(sandbox.time.now())).status).toBe(200);
  const answer = await handshake(new Date());
  expect([answer.status, new Date(answer.headers.date ?? "").getTime() > Date.now() + 4 * day]).toEqual([200, true]);
  expect((await handshake(new Date(Date.now() + 2 * day))).status).toBe(403);
  const own = token();
  const statuses: number[] = [];
  for (const authorization of [own, token(), token(), own]) {
    statuses.push((await call(sandbox, "/messageexchange/X26ABC1/count", { authorization })).status);
    sandbox.time.advance({ days: 1 });
  }
  expect(statuses).toEqual([200, 200, 200, 403]);
});
