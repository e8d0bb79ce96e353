import { describe, expect, test } from "vitest";
import { day, minute, poll, type Polling } from "./support/poll.js";
import { mailboxIds } from "./support/recorded-transport.js";

const listings = ({ recorded }: Polling, mailboxId: string): readonly number[] =>
  recorded.calls.flatMap((call) => (call.does === "list" && call.mailboxId === mailboxId ? [call.at] : []));

describe("when a mailbox is polled", () => {
  test("ME-07: each mailbox is listed once in five minutes, and never more often", async () => {
    const polling = poll(3);
    await polling.clock.goOn(31 * minute);
    for (const mailboxId of mailboxIds(3)) {
      const times = listings(polling, mailboxId);
      expect(times.length).toBeGreaterThanOrEqual(6);
      const gaps = times.slice(1).map((at, place) => at - (times[place] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5 * minute);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute + 10);
    }
  });

  test("6,000 mailboxes are spread evenly over the interval, by one timer: 20 polls a second", async () => {
    const polling = poll(6_000);
    await polling.clock.goOn(5 * minute - 1);
    expect(polling.clock.timers).toBe(1);
    const perSecond = new Map<number, number>();
    for (const { does, at } of polling.recorded.calls) {
      const second = Math.floor(at / 1000);
      if (does === "list") perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(new Set(polling.recorded.of("list")).size).toBe(6_000);
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(21);
  });

  test("ME-07: a daily interval begins within five minutes, so that restarts never leave a mailbox out", async () => {
    const polling = poll(10, { intervalMs: day });
    await polling.clock.goOn(5 * minute);
    expect(new Set(polling.recorded.of("list")).size).toBe(10);
    await polling.clock.goOn(day - 10 * minute);
    expect(polling.recorded.of("list")).toHaveLength(10);
    await polling.clock.goOn(10 * minute);
    expect(polling.recorded.of("list")).toHaveLength(20);
  });

  test("ME-07: where a full listing came, the mailbox is listed again at once, and only there", async () => {
    const polling = poll(2, {}, ({ fill }) => {
      fill("X26M0000", 500);
      fill("X26M0001", 499);
    });
    await polling.clock.goOn(4 * minute);
    expect(listings(polling, "X26M0000")).toHaveLength(2);
    expect(listings(polling, "X26M0001")).toHaveLength(1);
    expect(polling.items).toHaveLength(999);
  });

  test("a full listing whose items all fail waits its turn: no tight loop", async () => {
    const onItem = (): Promise<void> => Promise.reject(new Error("the disk is full"));
    const polling = poll(1, { onItem }, ({ fill }) => void fill("X26M0000", 600));
    await polling.clock.goOn(4 * minute);
    expect(polling.recorded.of("list")).toHaveLength(1);
    expect(polling.errors).toHaveLength(600);
  });

  test("ME-03: a handshake comes before the first listing, then daily, and not for all at once", async () => {
    const polling = poll(20, { intervalMs: 60 * minute });
    await polling.clock.goOn(3 * day);
    const { calls } = polling.recorded;
    for (const mailboxId of mailboxIds(20)) {
      const own = calls.filter((call) => call.mailboxId === mailboxId);
      expect(own[0]?.does).toBe("handshake");
      const times = own.flatMap(({ does, at }) => (does === "handshake" ? [at] : []));
      expect(times.length).toBeGreaterThanOrEqual(3);
      for (const [place, at] of times.slice(1).entries()) expect(at - (times[place] ?? 0)).toBeLessThanOrEqual(day);
    }
    const second = mailboxIds(20).map(
      (id) => calls.filter(({ does, mailboxId }) => does === "handshake" && mailboxId === id)[1]?.at ?? 0,
    );
    expect(Math.max(...second) - Math.min(...second)).toBeGreaterThan(60 * minute);
  });
});
