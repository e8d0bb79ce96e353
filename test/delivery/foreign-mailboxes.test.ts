import { expect, test } from "vitest";
import { contextOf } from "../../src/delivery/run/context.js";
import type { DeliveryContext } from "../../src/delivery/delivery-context.js";
import { foreignMailboxes } from "../../src/delivery/work/inbox/foreign-mailboxes.js";
import { senderOf } from "../../src/delivery/work/send/sender.js";
import { MeshError, type MeshErrorFacts } from "../../src/transport/mesh-error.js";
import type { Transport } from "../../src/transport/transport.js";
import { bench, hour, minute, type Bench } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };

const failure = (words: string, reason: MeshErrorFacts["reason"]): MeshError =>
  new MeshError(words, { reason, fault: "mailbox", certainty: "not-done", resendCanHelp: false });
const notHere = failure("This transport has no such mailbox.", "no-such-mailbox");
const expired = failure("The client certificate expired on 2026-11-19.", "configuration-invalid");

/** What one more process over the bench's store shares, and its steady clock. */
async function process(
  own: Bench,
  transport: Transport,
): Promise<{ context: DeliveryContext; clock: { at: number; now: () => number } }> {
  const { lookUpKey } = await own.store.open();
  const clock = { at: 0, now: () => clock.at };
  const context = contextOf({ store: own.store, transport, sender, clock: () => own.now() });
  return { context: { ...context, lookUpKey }, clock };
}

test("a mailbox that this process cannot read is left to others for an hour, then tried again", async () => {
  const own = await bench();
  const { context, clock } = await process(own, own.transport);
  const foreign = foreignMailboxes(context, clock);
  const [mailbox] = await own.store.listMailboxes();
  if (mailbox === undefined) throw new Error("no mailbox");
  const polledAt = own.now().getTime();
  expect(foreign.isAbandoned({ ...mailbox, polledAt: undefined })).toBe(false);
  clock.at += hour - 1;
  expect(foreign.known()).toEqual(["X26ABC1"]);
  clock.at += 1;
  expect(foreign.known()).toEqual([]);
  // Another process has read it meanwhile.
  own.pass(hour - 1);
  expect(foreign.isAbandoned({ ...mailbox, polledAt })).toBe(false);
  expect(foreign.known()).toEqual(["X26ABC1"]);
  own.pass(1);
  expect(foreign.isAbandoned({ ...mailbox, polledAt })).toBe(true);
  expect(foreign.isAbandoned({ ...mailbox, polledAt: undefined })).toBe(true);
  // All passes of one delivery know the same.
  expect(foreignMailboxes(context, clock).known()).toEqual(["X26ABC1"]);
});

test("a mailbox that this process does not have is looked for again after an hour", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1", sender: other });
  let isBroken = true;
  const transport: Transport = {
    ...own.transport,
    forMailbox(mailboxId) {
      if (isBroken) throw notHere;
      return own.transport.forMailbox(mailboxId);
    },
  };
  const { context, clock } = await process(own, transport);
  const worker = senderOf(context, clock);
  const pass = (): Promise<number> =>
    worker.pass({ onFailure: () => undefined, signal: new AbortController().signal }, false);
  expect(await pass()).toBe(0);
  isBroken = false;
  own.pass(hour - 1);
  clock.at += hour - 1;
  expect(await pass()).toBe(0);
  clock.at += 1;
  expect(await pass()).toBe(1);
  expect((await own.stored(record)).state).toBe("sent");
});

test.each([expired, new Error("the certificate's file is locked")])(
  "a mailbox whose transport cannot be made is one attention, and sends and is read soon after it can",
  async (error) => {
    let isBroken = false;
    const own = await bench({
      work: { pollEveryMs: 5 * minute },
      around: (transport) => ({
        ...transport,
        forMailbox(mailboxId) {
          if (isBroken) throw error;
          return transport.forMailbox(mailboxId);
        },
      }),
    });
    const record = await own.delivery.submit(sinusitis(), { id: "1", sender: other });
    isBroken = true;
    const failures: unknown[] = [];
    for (let passed = 0; passed < 3 * hour; passed += 5 * minute) {
      failures.push(...(await own.delivery.poll()).failures.filter(({ loop }) => loop === "inbox"));
      own.pass(5 * minute);
    }
    // Once at each time at which it is to be read.
    expect(failures).toHaveLength(36);
    expect(own.told.map(({ reason, mailboxId }) => [reason, mailboxId])).toEqual([["mesh-unusable", other.mailboxId]]);
    expect(own.told[0]?.text.includes("expired on 2026-11-19")).toBe(error === expired);
    const mailboxes = async () => (await own.delivery.mailboxes()).filter(({ mailboxId }) => mailboxId === "X26ABC2");
    expect((await mailboxes())[0]?.failures).toBeGreaterThan(3);
    expect((await mailboxes())[0]).toMatchObject({ readAt: undefined });
    isBroken = false;
    // The breaker's longest pause.
    own.pass(30 * minute);
    await own.delivery.poll();
    expect((await own.stored(record)).state).toBe("sent");
    expect(await mailboxes()).toMatchObject([{ failures: 0, readAt: own.now().getTime() }]);
  },
);
