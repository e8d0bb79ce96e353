import { expect, test } from "vitest";
import { buildMessage } from "../../../src/build-message.js";
import type { Confirmation } from "../../../src/consultation/confirmation.js";
import { pharmacyFirst } from "../../../src/consultation/constructors.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { ConfirmationRequiredError } from "../../../src/index.js";
import { AddressImpossibleError } from "../../../src/message/routing.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import type { Transport } from "../../../src/transport/transport.js";
import { commonInput } from "../../consultation/inputs.js";
import { bench, hour } from "../support/bench.js";
import { sender, sinusitis, unconfirmed } from "../support/sinusitis.js";

const refusal = (reason: string): unknown => expect.objectContaining({ code: "delivery-refused", reason });

test("what is submitted is stored and not sent: that is for workers", async () => {
  const { delivery, posted } = await bench();
  const record = await delivery.submit(sinusitis(), { id: "4711" });
  expect(record).toMatchObject({
    callerId: "4711",
    odsCode: "FQW30",
    mailboxId: "X26ABC1",
    state: "queued",
    version: 1,
    createdAt: "2026-11-20T10:30:00.000Z",
    nextSendAt: "2026-11-20T10:30:00.000Z",
    dueAt: "2026-11-20T14:30:00.000Z",
    link: undefined,
  });
  expect(posted).toEqual([]);
  expect(await delivery.status(record.id)).toEqual(record);
  expect(await delivery.find({ odsCode: "FQW30", id: "4711" })).toEqual(record);
  await delivery.poll();
  expect(posted).toHaveLength(1);
});

test("what was sent is what was stored, with who confirmed it and what it was made of", async () => {
  const { delivery, posted } = await bench();
  const consultation = pharmacyFirst.minorIllness({
    ...commonInput,
    practitioner: { name: { family: "Adeyemi" }, role: "R1290" },
  });
  const { id } = await delivery.submit(consultation, { id: "1" });
  await delivery.poll();
  const body = await delivery.message(id);
  expect(body?.envelope).toEqual(posted[0]?.envelope);
  expect(body?.consultation).toEqual(consultation);
  expect(body?.confirmations.map(({ rule, by }) => [rule, by.name.family])).toEqual([["CS-11", "Okafor"]]);
  expect(new TextDecoder().decode(posted[0]?.envelope.body)).not.toContain("Okafor");
});

test("a message that was built already is sent as it is", async () => {
  const { delivery, posted } = await bench();
  const message = buildMessage(sinusitis(), { sender });
  const record = await delivery.submit(message, { id: "1" });
  await delivery.poll();
  expect(record.ids).toEqual(message.ids);
  expect(new TextDecoder().decode(posted[0]?.envelope.body)).toBe(message.xml);
  expect((await delivery.message(record.id))?.consultation).toBeUndefined();
});

test("D15: the same consultation twice is one delivery, and goes once", async () => {
  const { delivery, posted, pass } = await bench();
  const first = await delivery.submit(sinusitis(), { id: "1" });
  expect(await delivery.submit(sinusitis(), { id: "1" })).toEqual(first);
  await delivery.poll();
  pass(hour);
  const second = await delivery.submit(JSON.parse(JSON.stringify(sinusitis())) as ReturnType<typeof sinusitis>, {
    id: "1",
  });
  expect(second).toMatchObject({ id: first.id, state: "sent", ids: first.ids });
  await delivery.poll();
  expect(posted).toHaveLength(1);
});

test("another consultation, other confirmations or a built message under the same id are refused", async () => {
  const { delivery } = await bench();
  const first = await delivery.submit(sinusitis(), { id: "1" });
  const { confirmations = [] } = sinusitis();
  const at = "2026-11-20T10:06:00+00:00" as Confirmation["at"];
  const confirmed = { ...sinusitis(), confirmations: confirmations.map((each) => ({ ...each, at })) };
  for (const other of [sinusitis("Ben"), confirmed, buildMessage(sinusitis(), { sender })]) {
    const error: unknown = await delivery.submit(other, { id: "1" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: "different-content", deliveryId: first.id });
    expect(String(error)).not.toMatch(/999|Marlowe/);
  }
  expect((await delivery.list()).items).toHaveLength(1);
});

test("a built message a second time gives the first record; under another id it is refused", async () => {
  const { delivery, posted } = await bench();
  const message = buildMessage(sinusitis(), { sender });
  const first = await delivery.submit(message, { id: "1" });
  expect(await delivery.submit(message, { id: "1" })).toEqual(first);
  await expect(delivery.submit(message, { id: "2" })).rejects.toThrow(refusal("different-content"));
  await delivery.poll();
  expect(posted).toHaveLength(1);
});

test("content of another version of the fingerprint cannot be compared: the record is returned", async () => {
  const store = memoryStore();
  const own = await bench({
    aroundStore: () => ({
      ...store,
      add: (prepared) => store.add({ ...prepared, row: { ...prepared.row, contentVersion: 0 } }),
    }),
  });
  const first = await own.delivery.submit(sinusitis(), { id: "1" });
  const upgraded = await bench({ aroundStore: () => store });
  expect(await upgraded.delivery.submit(sinusitis("Ben"), { id: "1" })).toEqual(first);
});

test("the same id of two senders is two deliveries", async () => {
  const { delivery } = await bench();
  const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };
  const first = await delivery.submit(sinusitis(), { id: "1" });
  const second = await delivery.submit(sinusitis(), { id: "1", sender: other });
  expect(second).toMatchObject({ odsCode: "FA123", mailboxId: "X26ABC2" });
  expect(second.id).not.toBe(first.id);
  expect((await delivery.mailboxes()).map(({ mailboxId }) => mailboxId)).toEqual(["X26ABC1", "X26ABC2"]);
});

test("D2: 150 submissions race polls: none throws, and each is stored and sent once", async () => {
  const { delivery, posted } = await bench();
  const submitting = Array.from({ length: 150 }, (_, number) => delivery.submit(sinusitis(), { id: String(number) }));
  const polling = Array.from({ length: 5 }, () => delivery.poll());
  const records = await Promise.all(submitting);
  await Promise.all(polling);
  await delivery.poll();
  expect(new Set(records.map(({ id }) => id)).size).toBe(150);
  expect((await delivery.list({ states: ["sent"] }, { limit: 1000 })).items).toHaveLength(150);
  expect(posted).toHaveLength(150);
});

test("D2: one id submitted 50 times at once while a worker sends: one delivery, and it goes once", async () => {
  const { delivery, posted } = await bench();
  delivery.start();
  const records = await Promise.all(Array.from({ length: 50 }, () => delivery.submit(sinusitis(), { id: "1" })));
  await expect.poll(() => posted.length).toBe(1);
  await delivery.stop();
  await delivery.poll();
  expect(new Set(records.map(({ id }) => id)).size).toBe(1);
  expect(posted).toHaveLength(1);
});

test("what is stored is returned though today's rules would ask for a confirmation", async () => {
  const { delivery, pass } = await bench();
  const consultation = unconfirmed();
  const first = await delivery.submit(consultation, { id: "1" });
  pass(60 * 24 * hour);
  await expect(delivery.submit(consultation, { id: "2" })).rejects.toThrow(ConfirmationRequiredError);
  expect(await delivery.submit(consultation, { id: "1" })).toEqual(first);
});

test("prepare builds and checks as submit does, and stores nothing; a store takes what it made", async () => {
  const { delivery, store } = await bench();
  const prepared = delivery.prepare(sinusitis(), { id: "1" });
  expect(await delivery.find({ odsCode: "FQW30", id: "1" })).toBeUndefined();
  await store.add(prepared);
  expect(await delivery.submit(sinusitis(), { id: "1" })).toMatchObject({ id: prepared.row.id, state: "queued" });
  expect(() => delivery.prepare(sinusitis(), { id: "" })).toThrow(expect.objectContaining({ kind: "id" }));
});

test("what cannot be built is refused before anything is stored", async () => {
  const { delivery } = await bench({ sender: { ...sender, surnameForRouting: () => "" } });
  await expect(delivery.submit(sinusitis(), { id: "1" })).rejects.toThrow(AddressImpossibleError);
  expect((await delivery.list()).items).toEqual([]);
});

test("UR-005: a message that names another mailbox than its sender is refused before anything is stored", async () => {
  const { delivery } = await bench();
  const message = buildMessage(sinusitis(), { sender: { ...sender, mailboxId: "X26ABC2" } });
  await expect(delivery.submit(message, { id: "1" })).rejects.toThrow(refusal("other-mailbox"));
  expect((await delivery.list()).items).toEqual([]);
});

test("UR-005: a sender whose mailbox the transport does not have is refused, at once", async () => {
  const around = (transport: Parameters<NonNullable<Parameters<typeof bench>[0]>["around"] & object>[0]) => ({
    ...transport,
    forMailbox: (): never => {
      throw new MeshError("no such mailbox", {
        reason: "no-such-mailbox",
        fault: "mailbox",
        certainty: "not-done",
        resendCanHelp: false,
      });
    },
  });
  const elsewhere = { ...sender, mailboxId: "X26ABC9" };
  await expect(bench({ around, sender: elsewhere })).rejects.toThrow(MeshError);
  await expect(bench({ around, mailboxes: ["X26ABC9"] })).rejects.toThrow(MeshError);
  const { delivery } = await bench({ around });
  await expect(delivery.submit(sinusitis(), { id: "1", sender: elsewhere })).rejects.toThrow(refusal("other-mailbox"));
});

test("what is submitted for a mailbox that cannot be used now is stored, and a person is told", async () => {
  let isUsable = true;
  const around = (transport: Transport): Transport => ({
    ...transport,
    forMailbox: (mailboxId) => {
      if (isUsable || mailboxId !== "X26ABC2") return transport.forMailbox(mailboxId);
      throw new MeshError("the certificate has expired", {
        reason: "configuration-invalid",
        fault: "mailbox",
        certainty: "not-done",
        resendCanHelp: false,
      });
    },
  });
  const own = await bench({ around });
  isUsable = false;
  const record = await own.delivery.submit(sinusitis(), { id: "1", sender: { ...sender, mailboxId: "X26ABC2" } });
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("queued");
  expect(await own.open()).toEqual(["mesh-unusable"]);
  isUsable = true;
  own.pass(hour);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
});

test("without a sender nothing is submitted", async () => {
  const own = await bench();
  const { openDelivery } = await import("../../../src/delivery/open-delivery.js");
  const delivery = await openDelivery({ store: memoryStore(), transport: own.transport });
  await expect(delivery.submit(sinusitis(), { id: "1" })).rejects.toThrow(refusal("no-sender"));
  expect(await delivery.submit(sinusitis(), { id: "1", sender })).toMatchObject({ state: "queued" });
});

test.each([
  ["no options", undefined],
  ["no id", {}],
  ["an empty id", { id: "" }],
  ["a long id", { id: "x".repeat(201) }],
  ["a line break in the id", { id: "4711\n" }],
  ["half of a character in the id", { id: "\ud800" }],
  ["an id that is no text", { id: 4711 }],
  ["a misspelt option", { id: "1", sendr: sender }],
  ["a sender that is none", { id: "1", sender: "FQW30" }],
])("%s: an error of ours", async (_name, options) => {
  const { delivery } = await bench();
  await expect(delivery.submit(sinusitis(), options as never)).rejects.toThrow(
    expect.objectContaining({ code: "invalid-value" }),
  );
});

test.each([
  ["nothing", undefined],
  ["text", "a consultation"],
  ["an empty object", {}],
  ["a message without its parts", { xml: "<Bundle/>" }],
  ["a message with broken parts", { xml: "<Bundle/>", ids: {}, bundle: 3, routing: null, confirmations: 1 }],
])("a submission that is %s: an error of ours", async (_name, submission) => {
  const { delivery } = await bench();
  await expect(delivery.submit(submission as never, { id: "1" })).rejects.toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(invalid-value|consultation-invalid)$/) as unknown }),
  );
});

test("a store that fails says so, and whether the submission may be stored", async () => {
  const failure = new StoreError("unusable", "no connection", { certainty: "unknown" });
  const store = memoryStore();
  const { delivery } = await bench({ aroundStore: () => ({ ...store, add: () => Promise.reject(failure) }) });
  await expect(delivery.submit(sinusitis(), { id: "1" })).rejects.toBe(failure);
});

test("no record, event, attempt or attention holds patient data", async () => {
  const own = await bench();
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  const shown = JSON.stringify([
    await own.delivery.status(id),
    await own.delivery.events(id),
    await own.delivery.attempts(id),
    await own.store.findById(id),
  ]);
  expect((await own.delivery.message(id))?.envelope.to).toContain("9990000018");
  for (const secret of ["9990000018", "Marlowe", "Ada", "1990-04-12", "19900412"]) expect(shown).not.toContain(secret);
});

test.each(["x\r\nBcc: y@z.example", "../../x", "", "é"])(
  "D27: a built message whose ids hold what does not belong into a subject is refused",
  async (messageHeader) => {
    const own = await bench();
    const message = buildMessage(sinusitis(), { sender });
    const ids = { ...message.ids, messageHeader: messageHeader as typeof message.ids.messageHeader };
    await expect(own.delivery.submit({ ...message, ids }, { id: "1" })).rejects.toMatchObject({
      code: "invalid-value",
      message: expect.not.stringContaining("Bcc") as string,
    });
  },
);
