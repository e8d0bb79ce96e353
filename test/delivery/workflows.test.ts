import { expect, test } from "vitest";
import type { Transport } from "../../src/transport/transport.js";
import { bench, stored } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

const workflows = ["GPCONNECT_UPDATE_RECORD", "GPCONNECT_UPDATE_RECORD_ACK"];

test("ME-08: items of other workflows are neither stored nor acknowledged, and downloaded only once", async () => {
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
  const own = bench({ workflows, around });
  const record = await own.delivery.submit(sinusitis());
  const other = own.put("of another program", "GPCONNECT_UPDATE_RECORD_OTHER");
  const answer = own.answer(record, "20013");
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, unmatched: 0, failures: [] });
  expect(await own.delivery.poll()).toMatchObject({ handled: 0, unmatched: 0, failures: [] });
  expect(calls).toEqual(["GPCONNECT_UPDATE_RECORD*", other, answer, "GPCONNECT_UPDATE_RECORD*"]);
  expect(await own.waiting()).toEqual([other]);
  expect(await own.delivery.unmatched()).toEqual([]);
});

test("a report about a message of ours is ours", async () => {
  const own = bench({ workflows });
  const record = await own.delivery.submit(sinusitis());
  own.report(record, "14");
  expect(await own.delivery.poll()).toMatchObject({ handled: 1 });
  expect((await stored(own, record)).state).toBe("undeliverable");
});

test("without `workflows` every item is the delivery's", async () => {
  const own = bench();
  own.put("of another program", "OTHER");
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, unmatched: 1 });
});

test("an empty list is refused before anything is read", () => {
  expect(() => bench({ workflows: [] })).toThrow(/^workflows is empty/);
});
