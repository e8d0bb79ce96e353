import { afterEach, expect, test, vi } from "vitest";
import { clockGuard, type Guarded } from "../../../src/delivery/work/purge/clock-guard.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { bench, hour } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";

const day = 24 * hour;
const start = Date.parse("2026-11-20T10:30:00Z");

afterEach(() => {
  vi.useRealTimers();
});

test("D28: a clock that leaps years ahead purges nothing; a caller's own clock is believed", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const own = await bench({ clock: undefined as never, retention: { days: 30 } });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "30001");
  await own.delivery.poll();
  const again = await bench({ clock: undefined as never, retention: { days: 30 }, beside: own });
  vi.setSystemTime(start + 1_000 * day);
  for (const each of [again, own]) {
    const { purged, failures } = await each.delivery.poll();
    expect(purged).toBe(0);
    expect(failures).toMatchObject([{ loop: "purge", error: { reason: "clock-in-doubt" } }]);
  }
  expect(await own.delivery.message(record.id)).toBeDefined();
  const trusted = await bench({ clock: () => new Date(), retention: { days: 30 }, beside: own });
  expect(await trusted.delivery.poll()).toMatchObject({ purged: 1 });
});

test("D28: a leap holds the purge for a day of the steady clock; time that passes on both holds nothing", async () => {
  let [now, steady] = [start, 0];
  const context: Guarded = { nowMs: () => now, isSystemClock: true, store: memoryStore() };
  const asked = clockGuard(() => steady);
  const reason = async (): Promise<unknown> =>
    asked(context).then(
      () => "none",
      (error: unknown) => (error as { reason?: unknown }).reason,
    );
  expect(await reason()).toBe("none");
  now += 400 * day;
  steady += 400 * day;
  expect(await reason()).toBe("none");
  now += 6 * day;
  expect(await reason()).toBe("none");
  now += 8 * day;
  expect(await reason()).toBe("clock-in-doubt");
  now += day - 1;
  steady += day - 1;
  expect(await reason()).toBe("clock-in-doubt");
  steady += 1;
  expect(await reason()).toBe("none");
  now -= 400 * day;
  expect(await reason()).toBe("none");
});

test("D28: as long as the server's clock is behind ours nothing is purged", async () => {
  let server = start;
  const store = { ...memoryStore(), serverNow: () => Promise.resolve(server) };
  const asked = clockGuard(() => 0);
  const ask = (): Promise<void> => asked({ nowMs: () => start + 2 * hour, isSystemClock: true, store });
  await expect(ask()).rejects.toMatchObject({ reason: "clock-in-doubt" });
  server = start + hour;
  await ask();
});
