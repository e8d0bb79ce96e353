import { expect, test } from "vitest";
import { buildMessage } from "../../src/build-message.js";
import { pharmacyFirst } from "../../src/consultation/constructors.js";
import { DeliveryError } from "../../src/delivery/delivery-error.js";
import { memoryStore } from "../../src/delivery/store/memory.js";
import { AddressImpossibleError } from "../../src/message/routing.js";
import { MeshError, type MeshErrorFacts } from "../../src/transport/mesh-error.js";
import type { Envelope, Transport } from "../../src/transport/transport.js";
import { commonInput } from "../consultation/inputs.js";
import { bench, hour, states, stored } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

const failing = (facts: MeshErrorFacts) => new MeshError("words for the person", facts);
const noAnswer = failing({ reason: "timeout", fault: "network", certainty: "unknown", resendCanHelp: true });
const notReached = failing({ reason: "unreachable", fault: "network", certainty: "not-done", resendCanHelp: true });
const refused = failing({ reason: "request-refused", fault: "message", certainty: "not-done", resendCanHelp: false });
const keptOut = failing({
  reason: "authentication-refused",
  fault: "mailbox",
  certainty: "not-done",
  resendCanHelp: false,
});

/** Fails with these errors first, in order; keeps what it was given. */
function failFirst(...errors: readonly unknown[]) {
  const left = [...errors];
  const sent: Envelope[] = [];
  const around = (transport: Transport): Transport => ({
    ...transport,
    send: async (envelope) => {
      sent.push({ ...envelope, body: envelope.body.slice() });
      if (left.length > 0) throw left.shift();
      return transport.send(envelope);
    },
  });
  return { around, sent };
}

test("a consultation is stored before it is sent, and the record says that MESH accepted it", async () => {
  const before: string[] = [];
  const store = memoryStore();
  const around = (transport: Transport): Transport => ({
    ...transport,
    send: async (envelope) => {
      before.push(...(await store.listByState("queued", "sending")).map(({ state }) => state));
      return transport.send(envelope);
    },
  });
  const { delivery, posted } = bench({ store, around });
  const record = await delivery.submit(sinusitis());
  expect(before).toEqual(["sending"]);
  expect(states(record)).toEqual(["queued", "sending", "sent"]);
  expect(record.history.map(({ reason }) => reason)).toEqual(["submitted", "submit", "mesh-accepted"]);
  expect(record.meshMessageId).toBe(posted[0]?.messageId);
  expect(record.attention).toBeUndefined();
  expect(posted[0]?.envelope).toEqual(record.envelope);
  expect(await delivery.status(record.id)).toEqual(record);
});

test("CS-11: who confirmed an old consultation is in the record, and not in the message", async () => {
  const { delivery, posted } = bench();
  const consultation = pharmacyFirst.minorIllness({
    ...commonInput,
    practitioner: { name: { family: "Adeyemi" }, role: "R1290" },
  });
  const record = await delivery.submit(consultation);
  expect(record.confirmations).toEqual(consultation.confirmations);
  expect(record.confirmations.map(({ rule, by }) => [rule, by.name.family])).toEqual([["CS-11", "Okafor"]]);
  expect(new TextDecoder().decode(posted[0]?.envelope.body)).not.toContain("Okafor");
});

test("a message that was built already is sent as it is", async () => {
  const { delivery, posted } = bench();
  const message = buildMessage(sinusitis(), { sender });
  const record = await delivery.submit(message);
  expect(record.ids).toEqual(message.ids);
  expect(new TextDecoder().decode(posted[0]?.envelope.body)).toBe(message.xml);
});

test("the same message cannot be submitted twice", async () => {
  const { delivery, posted } = bench();
  const message = buildMessage(sinusitis(), { sender });
  await delivery.submit(message);
  await expect(delivery.submit(message)).rejects.toThrow(
    expect.objectContaining({ code: "delivery-refused", reason: "already-there" }),
  );
  expect(posted).toHaveLength(1);
});

test("what cannot be built is refused before anything is stored or sent", async () => {
  const { delivery, posted, store } = bench({ sender: { ...sender, surnameForRouting: () => "" } });
  await expect(delivery.submit(sinusitis())).rejects.toThrow(AddressImpossibleError);
  expect(posted).toEqual([]);
  expect(await store.listByState("queued", "sending", "sent")).toEqual([]);
});

test("ME-13: without an answer the outcome is unknown, and the next poll sends the same bytes again", async () => {
  const { around, sent } = failFirst(noAnswer);
  const own = bench({ around });
  const unknown = await own.delivery.submit(sinusitis());
  expect(states(unknown)).toEqual(["queued", "sending", "outcome-unknown"]);
  expect(unknown.attention).toBeUndefined();
  own.pass(hour);
  const { changed } = await own.delivery.poll();
  expect(changed.map(({ state }) => state)).toEqual(["sent"]);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect((await stored(own, unknown)).ids).toEqual(unknown.ids);
});

test("ME-13: a person can have the same bytes sent again at once", async () => {
  const { around, sent } = failFirst(noAnswer);
  const { delivery } = bench({ around });
  const { id } = await delivery.submit(sinusitis());
  expect((await delivery.resend(id)).state).toBe("sent");
  expect(sent[1]).toEqual(sent[0]);
});

test("an answer to a message of unknown outcome proves that it was sent, and it is not sent again", async () => {
  const { around, sent } = failFirst(noAnswer);
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  own.answer(record, "20013");
  await own.delivery.poll();
  expect(states(await stored(own, record))).toEqual(["queued", "sending", "outcome-unknown", "sent", "received"]);
  expect(sent).toHaveLength(1);
});

test("a message that certainly was not sent waits, and the next poll sends it", async () => {
  const { around } = failFirst(notReached);
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  expect(states(record)).toEqual(["queued", "sending", "queued"]);
  expect(record.history.at(-1)?.reason).toBe("unreachable");
  await own.delivery.poll();
  expect((await stored(own, record)).state).toBe("sent");
});

test("if MESH refuses a message a person is notified, and it is sent again only on request", async () => {
  const { around, sent } = failFirst(refused, refused);
  const own = bench({ around });
  const record = await own.delivery.submit(sinusitis());
  expect(record.attention?.reason).toBe("not-sent");
  expect(record.attention?.text).toContain("words for the person");
  expect(own.notices).toMatchObject([{ reason: "not-sent", deliveryId: record.id, cause: refused }]);
  await own.delivery.poll();
  expect(sent).toHaveLength(1);
  expect((await own.delivery.resend(record.id)).attention?.reason).toBe("not-sent");
  const sentAtLast = await own.delivery.resend(record.id);
  expect(sentAtLast).toMatchObject({ state: "sent", attention: undefined });
});

test("if the mailbox cannot be used a person is notified once; once that is put right everything is sent", async () => {
  const { around, sent } = failFirst(keptOut, keptOut, keptOut);
  const own = bench({ around });
  const first = await own.delivery.submit(sinusitis());
  const second = await own.delivery.submit(sinusitis());
  await own.delivery.poll();
  expect(sent, "the poll gives up after the first").toHaveLength(3);
  expect(own.notices.map(({ reason, deliveryId }) => [reason, deliveryId])).toEqual([
    ["mesh-unusable", first.id],
    ["mesh-unusable", second.id],
  ]);
  await own.delivery.poll();
  expect(await own.delivery.attention()).toEqual([]);
  expect((await stored(own, first)).state).toBe("sent");
  expect((await stored(own, second)).state).toBe("sent");
});

test("an unknown failure of the transport leaves the outcome unknown, and a person is notified", async () => {
  const own = bench({ around: failFirst(new TypeError("a fault")).around });
  const record = await own.delivery.submit(sinusitis());
  expect(record).toMatchObject({ state: "outcome-unknown", attention: { reason: "mesh-unusable" } });
  expect(record.attention?.text).not.toContain("a fault");
});

test("if the store fails after the message was stored, the error says not to submit it again", async () => {
  const store = memoryStore();
  const own = bench({ store: { ...store, update: () => Promise.reject(new Error("disk full")) } });
  const error: unknown = await own.delivery.submit(sinusitis()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  expect(error).toMatchObject({ reason: "not-recorded" });
  expect(await store.listByState("queued")).toMatchObject([{ id: (error as DeliveryError).deliveryId }]);
});

test("ME-03: a handshake is made before the first use, and then once a day, however the clock is set", async () => {
  let handshakes = 0;
  const around = (transport: Transport): Transport => ({
    ...transport,
    handshake: async () => {
      handshakes += 1;
      await transport.handshake();
    },
  });
  const own = bench({ around });
  await Promise.all([own.delivery.submit(sinusitis()), own.delivery.poll()]);
  await own.delivery.poll();
  expect(handshakes).toBe(1);
  own.setClock(-48 * hour);
  own.pass(23 * hour);
  await own.delivery.poll();
  expect(handshakes).toBe(2);
  own.setClock(48 * hour);
  await own.delivery.poll();
  expect(handshakes).toBe(2);
});

test("a failed handshake certainly sent nothing", async () => {
  const around = (transport: Transport): Transport => ({ ...transport, handshake: () => Promise.reject(noAnswer) });
  const { delivery, posted } = bench({ around });
  expect((await delivery.submit(sinusitis())).state).toBe("queued");
  expect(posted).toEqual([]);
});

test("sending again is refused for a message that MESH accepted, and for an unknown id", async () => {
  const { delivery, posted } = bench();
  const { id } = await delivery.submit(sinusitis());
  await expect(delivery.resend(id)).rejects.toThrow(expect.objectContaining({ reason: "transition-refused" }));
  await expect(delivery.resend("nobody")).rejects.toThrow(expect.objectContaining({ reason: "unknown-id" }));
  expect(await delivery.status("nobody")).toBeUndefined();
  expect(posted).toHaveLength(1);
});

test("UR-005: a transport of another mailbox than the sender's is refused", () => {
  expect(() => bench({ sender: { ...sender, mailboxId: "X26ABC2" } })).toThrow(
    expect.objectContaining({ reason: "other-mailbox" }),
  );
});

test("UR-005: a message that names another mailbox is refused before anything is stored", async () => {
  const own = bench();
  const message = buildMessage(sinusitis(), { sender: { ...sender, mailboxId: "X26ABC2" } });
  await expect(own.delivery.submit(message)).rejects.toThrow(expect.objectContaining({ reason: "other-mailbox" }));
  expect(await own.store.listByState("queued", "sending", "sent")).toEqual([]);
  expect(own.posted).toEqual([]);
});

test("two senders over one store send a waiting message once", async () => {
  const { around } = failFirst(...Array.from({ length: 10 }, () => notReached));
  const store = memoryStore();
  const own = bench({ store, around });
  const other = bench({ store, around: () => own.transport });
  for (let count = 0; count < 10; count++) await own.delivery.submit(sinusitis());
  await Promise.all([own.delivery.poll(), other.delivery.poll(), own.delivery.poll()]);
  expect(await store.listByState("sent")).toHaveLength(10);
  expect(own.posted).toHaveLength(10);
});

test("closing waits for work in progress, and refuses new work", async () => {
  const own = bench();
  const submitting = own.delivery.submit(sinusitis());
  await own.delivery.close();
  const record = await submitting;
  expect(record.state).toBe("sent");
  await expect(own.delivery.submit(sinusitis())).rejects.toThrow(expect.objectContaining({ reason: "closed" }));
  await expect(own.transport.send(record.envelope)).rejects.toThrow(MeshError);
});

test("a transport that fails to close does not keep the store open", async () => {
  let closed = 0;
  const store = { ...memoryStore(), close: async () => void (closed += 1) };
  const own = bench({
    store,
    around: (transport) => ({ ...transport, close: () => Promise.reject(new Error("cannot")) }),
  });
  await expect(own.delivery.close()).rejects.toThrow("cannot");
  expect(closed).toBe(1);
});

test("no text for a person, and no code of the history, holds patient data", async () => {
  const own = bench({ around: failFirst(refused).around });
  const record = await own.delivery.submit(sinusitis());
  const { envelope, ...rest } = record;
  expect(envelope.to).toContain("9990000018");
  for (const secret of ["9990000018", "Marlowe", "Ada", "1990-04-12", "19900412"]) {
    expect(JSON.stringify(rest)).not.toContain(secret);
    expect(JSON.stringify(own.notices)).not.toContain(secret);
  }
});
