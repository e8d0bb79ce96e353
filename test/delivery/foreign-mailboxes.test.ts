import { expect, test } from "vitest";
import { contextOf } from "../../src/delivery/run/context.js";
import type { DeliveryContext } from "../../src/delivery/delivery-context.js";
import { foreignMailboxes } from "../../src/delivery/work/inbox/foreign-mailboxes.js";
import { senderOf } from "../../src/delivery/work/send/sender.js";
import type { Transport } from "../../src/transport/transport.js";
import { bench, hour, type Bench } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };

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

test("a mailbox whose transport failed for a moment is sent from again after an hour", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1", sender: other });
  let isBroken = true;
  const transport: Transport = {
    ...own.transport,
    forMailbox(mailboxId) {
      if (isBroken) throw new Error("the certificate's file is locked");
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
