import { expect, test } from "vitest";
import { buildMessage } from "../../../src/build-message.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { readMessage } from "../../../src/message/read/read-message.js";
import { ann, bench, hour, type Bench } from "../support/bench.js";
import { sender, sinusitis, unconfirmed } from "../support/sinusitis.js";

async function answered(own: Bench, id: string, code: "20009" | "20010" | "30001"): Promise<DeliveryRecord> {
  const record = await own.delivery.submit(sinusitis(), { id });
  await own.delivery.poll();
  own.answer(record, code);
  await own.delivery.poll();
  return own.stored(record);
}

test("UR-103: a rejected message is corrected by a new one, linked to it, and the first is dealt with", async () => {
  const own = await bench();
  const first = await answered(own, "1", "20009");
  expect(await own.open(first)).toEqual(["rejected"]);
  const second = await own.delivery.correct(first.id, sinusitis("Ben"), { id: "2", ...ann });
  expect(second).toMatchObject({ callerId: "2", state: "queued", link: { kind: "corrects", deliveryId: first.id } });
  expect(second.ids).not.toEqual(first.ids);
  expect(await own.open(first)).toEqual([]);
  expect((await own.delivery.events(first.id)).at(-1)).toMatchObject({
    state: "settled",
    reason: "corrected",
    by: "Ann",
  });
  await own.delivery.poll();
  expect((await own.stored(second)).state).toBe("sent");
  expect(readMessage(own.posted[1]?.envelope.body ?? "").replaces).toBeUndefined();
  expect(await own.delivery.correct(first.id, sinusitis("Ben"), { id: "2", ...ann })).toMatchObject({ id: second.id });
  await expect(own.delivery.correct(first.id, sinusitis("Ben"), { id: "3", ...ann })).rejects.toThrow(
    expect.objectContaining({ reason: "transition-refused" }),
  );
});

test("a rejected replacement is corrected by another replacement of the same original", async () => {
  const own = await bench();
  const original = await answered(own, "1", "30001");
  const replacement = await own.delivery.replace(original.id, sinusitis("Bea"), { id: "2", ...ann });
  await own.delivery.poll();
  own.answer(replacement, "20009");
  await own.delivery.poll();
  const corrected = await own.delivery.correct(replacement.id, sinusitis("Cat"), { id: "3", ...ann });
  expect(corrected.link).toEqual({ kind: "replaces", deliveryId: original.id });
  await own.delivery.poll();
  expect(readMessage(own.posted[2]?.envelope.body ?? "").replaces?.value).toBe(original.ids.documentBundle);
  own.answer(corrected, "30001");
  await own.delivery.poll();
  expect((await own.stored(original)).state).toBe("replaced");
});

test("only what was rejected can be corrected, and only by an id that is free", async () => {
  const own = await bench();
  const matched = await answered(own, "1", "30001");
  await expect(own.delivery.correct(matched.id, sinusitis(), { id: "2", ...ann })).rejects.toThrow(
    expect.objectContaining({ reason: "transition-refused", deliveryId: matched.id }),
  );
  const rejected = await answered(own, "2", "20009");
  await expect(own.delivery.correct(rejected.id, sinusitis("Ben"), { id: "1", ...ann })).rejects.toThrow(
    expect.objectContaining({ reason: "different-content", deliveryId: matched.id }),
  );
  expect((await own.stored(rejected)).state).toBe("rejected");
});

test("UR-114: what came while a practice was switched off is submitted anew, once, with new ids, linked", async () => {
  const own = await bench();
  const first = await answered(own, "4711", "20010");
  const other = await answered(own, "4712", "20010");
  const message = buildMessage(sinusitis(), { sender });
  const built = await own.delivery.submit(message, { id: "built" });
  await own.delivery.poll();
  own.answer(built, "20010");
  await own.delivery.poll();
  const { records, notPossible } = await own.delivery.resubmit({ practiceOdsCode: "A12345" }, ann);
  expect(notPossible).toMatchObject([{ deliveryId: built.id, error: { reason: "no-consultation" } }]);
  expect(records.map(({ callerId, link }) => [callerId, link?.kind, link?.deliveryId])).toEqual([
    ["4711-r1", "resubmits", first.id],
    ["4712-r1", "resubmits", other.id],
  ]);
  expect(records[0]?.ids).not.toEqual(first.ids);
  expect(await own.open()).toEqual(["switched-off"]);
  expect(await own.stored(first)).toMatchObject({ state: "settled" });
  expect(await own.delivery.resubmit({}, ann)).toMatchObject({ records: [], notPossible: [{ deliveryId: built.id }] });
  await own.delivery.poll();
  expect(own.posted).toHaveLength(5);
});

test("UR-114: switched off again: the next number, and an id that is taken is left out", async () => {
  const own = await bench();
  await answered(own, "4711", "20010");
  await own.delivery.submit(sinusitis("Ben"), { id: "4711-r2" });
  const [first] = (await own.delivery.resubmit({}, ann)).records;
  if (first === undefined) throw new Error("nothing was resubmitted");
  await own.delivery.poll();
  own.answer(first, "20010");
  await own.delivery.poll();
  const { records } = await own.delivery.resubmit({ states: ["switched-off", "sent"] }, ann);
  expect(records.map(({ callerId }) => callerId)).toEqual(["4711-r3"]);
  expect(await own.delivery.resubmit({ states: ["sent"] }, ann)).toEqual({ records: [], notPossible: [] });
});

test("the new message comes from the sender of the first, whatever sender the delivery was opened with", async () => {
  const own = await bench();
  const other = { odsCode: "FA123", mailboxId: "X26ABC2", release: "1.2.0" } as const;
  const record = await own.delivery.submit(sinusitis(), { id: "1", sender: other });
  await own.delivery.poll();
  const answer = own.mesh.deliver("A12345OT001", {
    ...(own.posted[0]?.envelope ?? { subject: "", localId: "", contentType: "", body: new Uint8Array() }),
    to: "X26ABC2",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    body: await acknowledgement(own, record),
  });
  expect(answer).not.toBe("");
  await own.delivery.poll();
  const [again] = (await own.delivery.resubmit({}, ann)).records;
  expect(again).toMatchObject({ odsCode: "FA123", mailboxId: "X26ABC2", callerId: "1-r1" });
  const body = await own.delivery.message(again?.id ?? "");
  expect(readMessage(body?.envelope.body ?? "").sender).toMatchObject(other);
});

async function acknowledgement(own: Bench, record: DeliveryRecord): Promise<Uint8Array> {
  own.answer(record, "20010");
  for await (const id of own.mesh.transport("X26ABC1").listInbox()) {
    const item = await own.mesh.transport("X26ABC1").download(id);
    await own.mesh.transport("X26ABC1").acknowledge(id);
    if (item.type === "message") return item.body;
  }
  throw new Error("no acknowledgement");
}

test("what today's rules ask a person about cannot be submitted anew by itself", async () => {
  const own = await bench();
  const record = await own.delivery.submit(unconfirmed(), { id: "1" });
  await own.delivery.poll();
  own.answer(record, "20010");
  await own.delivery.poll();
  own.pass(60 * 24 * hour);
  expect(await own.delivery.resubmit({}, ann)).toMatchObject({
    records: [],
    notPossible: [{ deliveryId: record.id, error: { code: "confirmation-required" } }],
  });
  expect((await own.stored(record)).state).toBe("switched-off");
});

test("an id too long for -r1 and a damaged message are reported, and hold up no other delivery", async () => {
  const damaged = new Set<string>();
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      findBody: (id) =>
        damaged.has(id) ? Promise.reject(new StoreError("corrupt", "A body is damaged.")) : store.findBody(id),
    }),
  });
  const long = await answered(own, "x".repeat(198), "20010");
  const broken = await answered(own, "2", "20010");
  damaged.add(broken.id);
  await answered(own, "y".repeat(197), "20010");
  const { records, notPossible } = await own.delivery.resubmit({}, ann);
  expect(records.map(({ callerId }) => callerId)).toEqual([`${"y".repeat(197)}-r1`]);
  expect(notPossible).toMatchObject([
    {
      deliveryId: long.id,
      error: { code: "invalid-value", message: expect.stringContaining("too long for `-r1`") as string },
    },
    { deliveryId: broken.id, error: { code: "store-failed", reason: "corrupt" } },
  ]);
});

test("if somebody else takes a new id at the same moment another one is used, and nothing is left undone", async () => {
  let submitOther = async (): Promise<unknown> => undefined;
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      async apply(change) {
        if (change.add !== undefined) await submitOther();
        return store.apply(change);
      },
    }),
  });
  await answered(own, "1", "20010");
  submitOther = async () => {
    submitOther = () => Promise.resolve();
    await own.delivery.submit(sinusitis("Ben"), { id: "1-r1" });
  };
  const { records, notPossible } = await own.delivery.resubmit({}, ann);
  expect([records.map(({ callerId }) => callerId), notPossible]).toEqual([["1-r2"], []]);
});

test.each(["20009", "20010"] as const)("what has a replacement already is not made anew after %s", async (code) => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const second = await own.delivery.replace(first.id, sinusitis("Ada"), { id: "2", ...ann });
  own.answer(first, code);
  await own.delivery.poll();
  const refusal = { reason: "transition-refused", deliveryId: second.id };
  if (code === "20009") {
    const correcting = own.delivery.correct(first.id, sinusitis("Ada"), { id: "3", ...ann });
    await expect(correcting).rejects.toThrow(expect.objectContaining(refusal));
  } else {
    const { records, notPossible } = await own.delivery.resubmit({}, ann);
    expect([records, notPossible]).toMatchObject([[], [{ deliveryId: first.id, error: refusal }]]);
  }
});
