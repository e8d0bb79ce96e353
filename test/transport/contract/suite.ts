import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Envelope, InboxItem, ListOptions, Transport } from "../../../src/transport/transport.js";
import { envelope as toPractice, failureOf } from "../support/fixtures.js";

/** The transports of two mailboxes that can write to each other. */
export interface Subject {
  readonly one: Transport;
  readonly two: Transport;
  /** Another transport of the mailbox of `two`, as a second process would open it. */
  readonly openTwo: () => Transport;
  /** An address of automatic routing that finds no practice: what is sent there comes back as a report. */
  readonly unroutable: string;
  /** An id that is a mailbox's by its form, and that nobody has. */
  readonly nobody: string;
  /** Whether the sender is told at once that nobody has an address, or by a report later. */
  readonly refuses: "at-once" | "by-report";
  /** Whether `send` returns the id under which the receiver finds the message. */
  readonly sharesIds: boolean;
  /** Whether `forMailbox` of `one` reaches `two`, or any other mailbox as well. */
  readonly otherMailboxes: "two" | "any";
  /** Waits until what was sent can be seen. */
  readonly settle: () => Promise<unknown>;
  readonly end: () => Promise<void>;
}

/** The ids of what waits. */
export async function waiting(transport: Transport, options?: ListOptions): Promise<string[]> {
  const found: string[] = [];
  for await (const id of transport.listInbox(options)) found.push(id);
  return found;
}

/** The bytes of a message. */
export function bytesOf(item: InboxItem): Buffer {
  if (item.type === "message") return Buffer.from(item.body);
  throw new Error("a message was expected, and not a report");
}

const bodies: readonly (readonly [name: string, body: Uint8Array])[] = [
  ["every byte", Uint8Array.from({ length: 512 }, (_, place) => place % 256)],
  ["gzip", gzipSync("<Bundle/>")],
  ["a byte order mark and letters beyond ASCII", new TextEncoder().encode("\uFEFF<Bundle>Siân Łukasz 😀\r\n</Bundle>")],
  ["one megabyte", Buffer.alloc(1_000_000, "0123456789abcdef-")],
];

/** What every transport keeps, whatever is behind it. `open` is called again for what closes a transport. */
export function transportContract(name: string, open: () => Promise<Subject>): void {
  describe(`the transport ${name}`, () => {
    let subject: Subject;
    let one: Transport;
    let two: Transport;
    const envelope = (more: Partial<Envelope> = {}): Envelope => ({ ...toPractice, to: two.mailboxId, ...more });
    const send = async (more: Partial<Envelope> = {}): Promise<string> => {
      const { messageId } = await one.send(envelope(more));
      await subject.settle();
      return messageId;
    };

    beforeAll(async () => {
      subject = await open();
      ({ one, two } = subject);
    });
    beforeEach(async () => {
      for (const transport of [one, two]) for (const id of await waiting(transport)) await transport.acknowledge(id);
    });
    afterAll(async () => {
      await one.close();
      await two.close();
      await subject.end();
    });

    test("ME-03: a handshake succeeds, and the transport names its mailbox and its environment", async () => {
      await one.handshake();
      expect(one.mailboxId).not.toBe(two.mailboxId);
      expect(one.environment).toBe("test");
    });

    test("ME-08: a message is listed and downloaded again until it is acknowledged", async () => {
      const sent = await send();
      const [messageId = "", ...others] = await waiting(two);
      expect(others).toEqual([]);
      if (subject.sharesIds) expect(messageId).toBe(sent);
      const { workflowId, subject: words, localId } = toPractice;
      const expected = { type: "message", messageId, from: one.mailboxId, workflowId, subject: words, localId };
      for (const found of [await two.download(messageId), await two.download(messageId)]) {
        expect(found).toMatchObject(expected);
        expect(bytesOf(found)).toEqual(Buffer.from(toPractice.body));
      }
      expect(await waiting(two)).toEqual([messageId]);
      await two.acknowledge(messageId);
      await two.acknowledge(messageId);
      expect(await waiting(two)).toEqual([]);
    });

    test("ME-13: the same bytes sent twice arrive twice, under two ids, oldest first", async () => {
      const sent = [await send(), await send()];
      const found = await waiting(two);
      expect(new Set(found).size).toBe(2);
      expect(new Set(sent).size).toBe(2);
      if (subject.sharesIds) expect(found).toEqual(sent);
    });

    test.each(bodies)("ME-05, ME-07: %s arrives exactly as it was sent", async (_, body) => {
      await send({ body });
      const [messageId = ""] = await waiting(two);
      expect(bytesOf(await two.download(messageId)).equals(body)).toBe(true);
    });

    test("ME-07: each of many is listed once, also while they are acknowledged one by one", async () => {
      const texts = Array.from({ length: 30 }, (_, place) => `<Bundle>${place}</Bundle>`);
      for (const text of texts) await one.send(envelope({ body: new TextEncoder().encode(text) }));
      await subject.settle();
      expect(new Set(await waiting(two)).size).toBe(texts.length);
      const read: string[] = [];
      for await (const id of two.listInbox()) {
        read.push(bytesOf(await two.download(id)).toString());
        await two.acknowledge(id);
      }
      expect(read).toEqual(texts);
      expect(await waiting(two)).toEqual([]);
    });

    test("ME-07: a filter lists some workflows, and leaves the others where they are", async () => {
      for (const workflowId of ["ORDER", "ORDER_ACK", "BORDER"]) await send({ workflowId });
      const listed = async (workflowFilter?: string): Promise<string[]> => {
        const ids = await waiting(two, workflowFilter === undefined ? {} : { workflowFilter });
        return Promise.all(ids.map(async (id) => (await two.download(id)).workflowId));
      };
      expect(await listed("ORDER")).toEqual(["ORDER"]);
      expect(await listed("!ORDER")).toEqual(["ORDER_ACK", "BORDER"]);
      expect(await listed("ORDER*")).toEqual(["ORDER", "ORDER_ACK"]);
      expect(await listed("*RDER*")).toEqual(["ORDER", "ORDER_ACK", "BORDER"]);
      expect(await listed("!*ORDER_*")).toEqual(["ORDER", "BORDER"]);
      expect(await listed()).toHaveLength(3);
    });

    test("ME-10: an id that the mailbox does not have is refused", async () => {
      for (const use of [() => two.download("NOSUCHID"), () => two.acknowledge("NOSUCHID")])
        expect(await failureOf(use())).toMatchObject({ reason: "message-not-found", certainty: "not-done" });
    });

    test("ME-10: an address that nobody has is refused, at once or by a report", async () => {
      const to = subject.nobody;
      if (subject.refuses === "at-once") {
        const refused = { reason: "recipient-unknown", certainty: "not-done", meshCode: "12" };
        expect(await failureOf(one.send(envelope({ to })))).toMatchObject(refused);
        expect(await waiting(one)).toEqual([]);
      } else {
        const linkedMessageId = await send({ to });
        const [messageId = ""] = await waiting(one);
        expect(await one.download(messageId)).toMatchObject({ type: "report", statusCode: "12", linkedMessageId });
      }
      expect(await waiting(two)).toEqual([]);
    });

    test("ME-09: a report names the message that it is about, and is acknowledged as a message is", async () => {
      const linkedMessageId = await send({ to: subject.unroutable, subject: `Report for ${name}` });
      await expect.poll(() => waiting(one)).toHaveLength(1);
      const [messageId = ""] = await waiting(one);
      expect(await one.download(messageId)).toMatchObject({
        type: "report",
        messageId,
        workflowId: toPractice.workflowId,
        linkedMessageId,
        statusCode: "EPL-151",
        statusEvent: "SEND",
        localId: toPractice.localId,
      });
      await one.acknowledge(messageId);
      await one.acknowledge(messageId);
      expect(await waiting(one)).toEqual([]);
    });

    test("ME-08: two readers of one mailbox at once both get the message, and both may acknowledge it", async () => {
      await send();
      const another = subject.openTwo();
      const readers = [two, another];
      const lists = await Promise.all(readers.map((reader) => waiting(reader)));
      expect(lists[0]).toEqual(lists[1]);
      const [messageId = ""] = lists[0] ?? [];
      const found = await Promise.all(readers.map((reader) => reader.download(messageId)));
      for (const item of found) expect(bytesOf(item)).toEqual(Buffer.from(toPractice.body));
      await Promise.all(readers.map((reader) => reader.acknowledge(messageId)));
      expect(await waiting(two)).toEqual([]);
      await another.close();
    });

    test("the owner's other mailbox is reached from the first one, and no mailbox that there is not", async () => {
      const other = one.forMailbox(two.mailboxId);
      expect(other.mailboxId).toBe(two.mailboxId);
      await send();
      expect(await waiting(other)).toEqual(await waiting(two));
      if (subject.otherMailboxes === "two")
        expect(await failureOf(attempt(() => one.forMailbox(subject.nobody)))).toMatchObject({
          reason: "no-such-mailbox",
          certainty: "not-done",
        });
    });

    test("a call whose signal has ended it does nothing", async () => {
      await send();
      const [messageId = ""] = await waiting(two);
      const options = { signal: AbortSignal.abort() };
      const calls = [
        () => two.handshake(options),
        () => two.send({ ...toPractice, to: one.mailboxId }, options),
        () => waiting(two, options),
        () => two.download(messageId, options),
        () => two.acknowledge(messageId, options),
      ];
      for (const call of calls)
        expect(await failureOf(call())).toMatchObject({ reason: "aborted", certainty: "not-done" });
      await subject.settle();
      expect(await waiting(two)).toEqual([messageId]);
      expect(await waiting(one)).toEqual([]);
    });

    test("a closed transport refuses every call, as do its other mailboxes; closing it twice is no error", async () => {
      const { one: closed, two: independent, end } = await open();
      const other = closed.forMailbox(independent.mailboxId);
      for (const transport of [closed, closed, independent]) await transport.close();
      const calls = [
        () => closed.handshake(),
        () => closed.send(envelope()),
        () => waiting(closed),
        () => waiting(other),
        () => closed.download("A"),
        () => closed.acknowledge("A"),
      ];
      for (const call of calls)
        expect(await failureOf(call())).toMatchObject({ reason: "transport-closed", certainty: "not-done" });
      await end();
    });
  });
}

async function attempt(call: () => unknown): Promise<unknown> {
  return call();
}
