import { expect, test } from "vitest";
import { bench, hour } from "../support/bench.js";
import { failFirst, refused } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";

const ours: unknown = expect.objectContaining({ code: "invalid-value" });

test("records are listed by state, mailbox, sender and time, in pages, without their messages", async () => {
  const own = await bench();
  const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };
  for (const id of ["1", "2", "3"]) {
    await own.delivery.submit(sinusitis(), { id });
    own.pass(hour);
  }
  await own.delivery.submit(sinusitis(), { id: "4", sender: other });
  await own.delivery.poll();
  const ids = async (...args: Parameters<typeof own.delivery.list>): Promise<readonly string[]> =>
    (await own.delivery.list(...args)).items.map(({ callerId }) => callerId);
  expect(await ids()).toEqual(["1", "2", "3", "4"]);
  expect(await ids({ states: ["queued"] })).toEqual([]);
  expect(await ids({ states: ["sent"], mailboxId: "X26ABC2" })).toEqual(["4"]);
  expect(await ids({ odsCode: "FQW30" })).toEqual(["1", "2", "3"]);
  expect(await ids({ from: new Date("2026-11-20T11:30:00Z"), to: new Date("2026-11-20T12:30:00Z") })).toEqual(["2"]);
  const first = await own.delivery.list({}, { limit: 3 });
  expect(first.items).toHaveLength(3);
  const second = await own.delivery.list({}, { limit: 3, after: first.next ?? "" });
  expect(second.items.map(({ callerId }) => callerId)).toEqual(["4"]);
  expect(second.next).toBeUndefined();
  expect(JSON.stringify(first)).not.toContain("Marlowe");
});

test("attentions are listed by reason and time, the open ones unless others are asked for", async () => {
  const own = await bench({ around: failFirst(refused).around });
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const reasons = async (...args: Parameters<typeof own.delivery.attention>): Promise<readonly string[]> =>
    (await own.delivery.attention(...args)).items.map(({ reason }) => reason);
  expect(await reasons()).toEqual(["not-sent"]);
  expect(await reasons({ reasons: ["rejected"] })).toEqual([]);
  expect(await reasons({ deliveryIds: ["nobody"] })).toEqual([]);
  expect(await reasons({ deliveryIds: [id], from: own.now() })).toEqual(["not-sent"]);
  expect(await reasons({ to: own.now() })).toEqual([]);
  await own.delivery.resolve({ ids: [id] }, { by: "Ann", how: "rang" });
  expect(await reasons()).toEqual([]);
  expect((await own.delivery.attention({ includeClosed: true })).items).toMatchObject([
    { deliveryId: id, since: "2026-11-20T10:30:00.000Z", toldAt: "2026-11-20T10:30:00.000Z", closed: { by: "Ann" } },
  ]);
});

test("the inbox is listed without contents: what belongs to no delivery, unless more is asked for", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "20013");
  const strange = own.put("<Bundle/>");
  await own.delivery.poll();
  const { items } = await own.delivery.inbox();
  expect(items).toEqual([
    {
      mailboxId: "X26ABC1",
      messageId: strange,
      receivedAt: "2026-11-20T10:30:00.000Z",
      state: "unmatched",
      deliveryId: undefined,
      candidates: [],
    },
  ]);
  expect((await own.delivery.inbox({ states: ["matched"] })).items).toMatchObject([{ deliveryId: record.id }]);
  const item = await own.delivery.inboxItem("X26ABC1", strange);
  expect(item?.type === "message" && new TextDecoder().decode(item.body)).toBe("<Bundle/>");
  expect(await own.delivery.inboxItem("X26ABC1", "nothing")).toBeUndefined();
});

test("what is not there is undefined or empty", async () => {
  const { delivery } = await bench();
  expect(await delivery.find({ odsCode: "FQW30", id: "1" })).toBeUndefined();
  expect(await delivery.status("1")).toBeUndefined();
  expect(await delivery.message("1")).toBeUndefined();
  expect(await delivery.events("1")).toEqual([]);
  expect(await delivery.attempts("1")).toEqual([]);
});

test.each([
  ["a misspelt member", { state: ["sent"] }],
  ["an unknown state", { states: ["lost"] }],
  ["states that are no list", { states: "sent" }],
  ["a time that is text", { from: "2026-11-20" }],
  ["a time that is none", { to: new Date(Number.NaN) }],
  ["a mailbox that is no text", { mailboxId: 5 }],
])("a query with %s: an error of ours", async (_name, query) => {
  const { delivery } = await bench();
  await expect(delivery.list(query as never)).rejects.toThrow(ours);
});

test.each([
  [{ limit: 0 }],
  [{ limit: 1001 }],
  [{ limit: 1.5 }],
  [{ afer: "x" }],
  [{ after: 5 }],
  [{ after: "no page" }],
  [5],
])("a page that is %j: an error of ours", async (page) => {
  const { delivery } = await bench();
  await expect(delivery.list({}, page as never)).rejects.toThrow(ours);
  await expect(delivery.attention({}, page as never)).rejects.toThrow(ours);
  await expect(delivery.inbox({}, page as never)).rejects.toThrow(ours);
});

test("wrong arguments of any kind: an error of ours", async () => {
  const { delivery } = await bench();
  for (const call of [
    () => delivery.find(undefined as never),
    () => delivery.find({ odsCode: "FQW30" } as never),
    () => delivery.status(undefined as never),
    () => delivery.events(5 as never),
    () => delivery.attempts(null as never),
    () => delivery.message({} as never),
    () => delivery.attention({ reasons: ["unknown"] } as never),
    () => delivery.attention({ deliveryIds: "1" } as never),
    () => delivery.attention({ includeClosed: "yes" } as never),
    () => delivery.inbox({ states: ["lost"] } as never),
    () => delivery.inboxItem("X26ABC1", undefined as never),
    () => delivery.cancel(undefined as never, { by: "Ann" }),
    () => delivery.correct("1", undefined as never, { id: "1", by: "Ann" }),
    () => delivery.replace("1", sinusitis(), { id: "1" } as never),
  ])
    await expect(call()).rejects.toThrow(
      expect.objectContaining({
        name: expect.stringMatching(/^(InvalidValue|Consultation|Delivery)Error$/) as unknown,
      }),
    );
});
