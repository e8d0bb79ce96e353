import { expect, test } from "vitest";
import { now, type Subject } from "./rows.js";

const untouched = {
  failures: 0,
  handshakeAt: undefined,
  paused: undefined,
  polledAt: undefined,
  readAt: undefined,
  retryAt: undefined,
};

export function mailboxContract({ open, leaseMs, runOut }: Subject): void {
  const ask = { now, intervalMs: 300_000, leaseMs: 60_000, limit: 10 };

  test("a mailbox is added once, paused, resumed, stopped and released", async () => {
    const store = await open();
    for (const mailboxId of ["B", "A", "B"]) await store.addMailbox(mailboxId);
    expect(await store.listMailboxes()).toEqual([
      { mailboxId: "A", ...untouched },
      { mailboxId: "B", ...untouched },
    ]);
    await store.setPaused("A", { at: now, by: "Dana" });
    await store.setBreaker("A", { failures: 2, retryAt: now + 1 });
    await store.addMailbox("A");
    const failing = { ...untouched, mailboxId: "A", paused: { at: now, by: "Dana" }, failures: 2, retryAt: now + 1 };
    expect((await store.listMailboxes())[0]).toEqual(failing);
    await store.setBreaker("A", { failures: 2, retryAt: now + 1, at: now + 2, fault: "timeout" });
    await store.setBreaker("A", { failures: 2, retryAt: now + 1, at: now + 3, fault: "unreachable" });
    // Without a fault it is the one before.
    await store.setBreaker("A", { failures: 2, retryAt: now + 1 });
    const since = { fault: "unreachable", failingSince: now + 2 };
    expect((await store.listMailboxes())[0]).toEqual({ ...failing, ...since });
    await store.setPaused("A", undefined);
    await store.setBreaker("A", { failures: 0, retryAt: undefined });
    expect((await store.listMailboxes())[0]).toEqual({ mailboxId: "A", ...untouched });
    await store.setPaused("C", { at: now, by: "Dana" });
    await store.setBreaker("D", { failures: 1, retryAt: now });
    expect((await store.listMailboxes()).map(({ mailboxId }) => mailboxId)).toEqual(["A", "B", "C", "D"]);
    await store.close();
  });

  test("an inbox is polled by one, when it is due, the longest not polled first", async () => {
    const store = await open();
    for (const mailboxId of ["A", "B", "C"]) await store.addMailbox(mailboxId);
    await store.setPaused("B", { at: now, by: "Dana" });
    const polls = await store.claimPolls(ask);
    expect(polls.map(({ mailbox }) => mailbox.mailboxId).sort()).toEqual(["A", "B", "C"]);
    expect(await store.claimPolls(ask)).toEqual([]);
    for (const { mailbox, fence } of polls) {
      const polledAt = { A: now + 2, B: now + 1, C: now + 3 }[mailbox.mailboxId] ?? 0;
      await store.endPoll({ id: mailbox.mailboxId, fence, polledAt, handshakeAt: now });
    }
    expect((await store.listMailboxes()).map(({ polledAt }) => polledAt)).toEqual([now + 2, now + 1, now + 3]);
    expect((await store.listMailboxes()).map(({ handshakeAt }) => handshakeAt)).toEqual([now, now, now]);
    expect(await store.claimPolls({ ...ask, now: now + 300_000 })).toEqual([]);
    const [first, ...others] = await store.claimPolls({ ...ask, now: now + 300_002, limit: 1 });
    expect([first?.mailbox.mailboxId, others]).toEqual(["B", []]);
    const due = await store.claimPolls({ ...ask, now: now + 300_003 });
    expect(due.map(({ mailbox }) => mailbox.mailboxId)).toEqual(["A", "C"]);
    await store.close();
  });

  test("inboxes that a worker cannot read are left to others", async () => {
    const store = await open();
    for (const mailboxId of ["A", "B", "C"]) await store.addMailbox(mailboxId);
    const polls = await store.claimPolls({ ...ask, limit: 1, except: ["A", "C", "X"] });
    expect(polls.map(({ mailbox }) => mailbox.mailboxId)).toEqual(["B"]);
    expect(await store.claimPolls({ ...ask, except: [] })).toHaveLength(2);
    await store.close();
  });

  test("a `polledAt` far ahead is due (a clock was set back), one a little ahead is not", async () => {
    const store = await open();
    await store.addMailbox("A");
    const [poll] = await store.claimPolls(ask);
    await store.endPoll({ id: "A", fence: poll?.fence ?? 0, polledAt: now });
    expect(await store.claimPolls({ ...ask, intervalMs: 300_000, now: now - 2_000 })).toEqual([]);
    expect(await store.claimPolls({ ...ask, intervalMs: 300_000, now: now - 300_001 })).toHaveLength(1);
    await store.close();
  });

  test("a poll's lease is renewed while it is held, and ends once it has run out", async () => {
    const store = await open();
    await store.addMailbox("A");
    const [first] = await store.claimPolls({ ...ask, leaseMs });
    const lease = { id: "A", fence: first?.fence ?? 0 };
    expect(await store.renewPolls([lease, { id: "B", fence: 1 }], 60_000)).toEqual([lease]);
    await runOut();
    expect(await store.claimPolls(ask)).toEqual([]);
    await store.renewPolls([lease], leaseMs);
    await runOut();
    const [second] = await store.claimPolls(ask);
    expect(second?.mailbox.mailboxId).toBe("A");
    expect(await store.renewPolls([lease], leaseMs)).toEqual([]);
    await store.endPoll({ ...lease, polledAt: now + 7, readAt: now + 7, handshakeAt: now + 7 });
    expect(await store.listMailboxes()).toEqual([{ mailboxId: "A", ...untouched }]);
    await store.endPoll({ id: "A", fence: second?.fence ?? 0, handshakeAt: now + 8 });
    expect(await store.listMailboxes()).toEqual([{ mailboxId: "A", ...untouched, handshakeAt: now + 8 }]);
    // Nothing was polled, and nobody holds it: it is due.
    const [third] = await store.claimPolls(ask);
    await store.endPoll({ id: "A", fence: third?.fence ?? 0, readAt: now + 9 });
    expect(await store.listMailboxes()).toMatchObject([{ polledAt: undefined, readAt: now + 9, handshakeAt: now + 8 }]);
    const [fourth] = await store.claimPolls(ask);
    await store.endPoll({ id: "A", fence: fourth?.fence ?? 0, polledAt: now + 10 });
    expect(await store.listMailboxes()).toMatchObject([{ polledAt: now + 10, readAt: now + 9 }]);
    await store.close();
  });
}
