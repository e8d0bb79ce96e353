import { expect, test } from "vitest";
import type { Transport } from "../../src/transport/transport.js";
import { bench } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

const workflows = ["GPCONNECT_UPDATE_RECORD", "GPCONNECT_UPDATE_RECORD_ACK"];

test("D19: items of other workflows are neither stored nor acknowledged, and downloaded only once", async () => {
  const calls: (string | undefined)[] = [];
  const around = (transport: Transport): Transport => ({
    ...transport,
    listInbox(options) {
      calls.push(options?.workflowFilter);
      return transport.listInbox(options);
    },
    download(messageId) {
      calls.push(messageId);
      return transport.download(messageId);
    },
  });
  const own = await bench({ workflows, around });
  const record = await own.delivery.submit(sinusitis(), { id: "one" });
  await own.delivery.poll();
  const other = own.put("of another program", "GPCONNECT_UPDATE_RECORD_OTHER");
  const answer = own.answer(record, "20013");
  calls.length = 0;
  expect(await own.delivery.poll()).toMatchObject({ received: 1, failures: [] });
  expect(await own.delivery.poll()).toMatchObject({ received: 0, failures: [] });
  expect(calls).toEqual(["GPCONNECT_UPDATE_RECORD*", other, answer, "GPCONNECT_UPDATE_RECORD*"]);
  calls.length = 0;
  expect(await own.waiting()).toEqual([other]);
  expect((await own.delivery.inbox()).items).toEqual([]);
});

test("a report about a message of ours is ours", async () => {
  const own = await bench({ workflows });
  const record = await own.delivery.submit(sinusitis(), { id: "one" });
  await own.delivery.poll();
  await own.report(record, "14");
  expect(await own.delivery.poll()).toMatchObject({ received: 1 });
  expect((await own.stored(record)).state).toBe("undeliverable");
});

test("D19: without `workflows` every item is the delivery's, and what is strange is told to a person", async () => {
  const own = await bench();
  own.put("of another program", "OTHER");
  expect(await own.delivery.poll()).toMatchObject({ received: 1 });
  expect(await own.open()).toEqual(["unmatched"]);
});

test("an empty list is refused before anything is read", async () => {
  await expect(bench({ workflows: [] })).rejects.toThrow(/^workflows is empty/);
});
