import { expect, test } from "vitest";
import { insightOf } from "../../../src/delivery/insight/read-insight.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import type { DeliveryCount } from "../../../src/delivery/store/counts.js";

test("D26: thousands of mailboxes are counted without looking through all counts for each of them", async () => {
  const mailboxes = 2_000;
  let looks = 0;
  const counts = Array.from({ length: mailboxes }, (_, index): DeliveryCount => {
    const own = { state: "sent", count: 1, oldestAt: 1, oldestSentAt: 1, due: 0, later: 0, oldestRunAt: 1 } as const;
    return {
      ...own,
      get mailboxId() {
        looks += 1;
        return `M${index}`;
      },
    };
  });
  const store = {
    ...memoryStore(),
    countDeliveries: () => Promise.resolve(counts),
    countAttention: () => Promise.resolve([]),
    countItems: () => Promise.resolve([]),
    listMailboxes: () =>
      Promise.resolve(
        counts.map((_, index) => ({
          mailboxId: `M${index}`,
          paused: undefined,
          failures: 0,
          retryAt: undefined,
          fault: undefined,
          failingSince: undefined,
          handshakeAt: undefined,
          polledAt: undefined,
          readAt: undefined,
        })),
      ),
  };
  const insight = await insightOf({ store, nowMs: () => 2 });
  expect(insight.mailboxes).toHaveLength(mailboxes);
  expect(insight.mailboxes.every(({ states }) => states.sent.count === 1)).toBe(true);
  expect(looks).toBeLessThan(10 * mailboxes);
});
