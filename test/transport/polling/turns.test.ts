import { expect, test } from "vitest";
import type { InboxItem, PollSubject } from "../../../src/transport/mesh/index.js";
import { settled } from "./support/manual-clock.js";
import { poll } from "./support/poll.js";
import { mailboxIds } from "./support/recorded-transport.js";

test("a mailbox with a backlog of thousands holds up no other", async () => {
  const order: string[] = [];
  const onItem = async (_: InboxItem, { mailboxId }: PollSubject): Promise<void> => {
    order.push(mailboxId);
    await new Promise<void>((resolve) => polling.clock.after(1, resolve));
  };
  const polling = poll(40, { onItem, intervalMs: 400, concurrency: 4 }, ({ fill }) => {
    fill("X26M0000", 3_000);
    for (const mailboxId of mailboxIds(40).slice(1)) fill(mailboxId, 2);
  });
  await polling.clock.goOn(450);
  const others = order.filter((mailboxId) => mailboxId !== "X26M0000");
  expect(others).toHaveLength(78);
  expect(order.length - others.length).toBeGreaterThan(500);
  expect(order.length).toBeLessThan(2_000);
});

test("no more calls are under way at once than `concurrency` says, and a single mailbox uses all of them", async () => {
  let underWay = 0;
  let most = 0;
  const onItem = async (): Promise<void> => {
    most = Math.max(most, (underWay += 1));
    await settled();
    underWay -= 1;
  };
  const polling = poll(1, { onItem, concurrency: 5 }, ({ fill }) => void fill("X26M0000", 100));
  await polling.clock.goOn(10);
  await expect.poll(() => polling.recorded.of("acknowledge").length).toBe(100);
  expect(most).toBe(5);
});
