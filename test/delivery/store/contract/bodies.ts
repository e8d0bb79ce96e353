import { expect, test } from "vitest";
import { ask, message, now, prepared, type Subject } from "./rows.js";

/** Every byte, an odd number of times. */
const everyByte = Uint8Array.from({ length: 256 * 3 + 1 }, (_, index) => index);
const envelope = prepared().body.envelope;

/** Texts that a careless store changes. */
const words = [
  "",
  " ",
  "Siân O'Neill",
  "a\u0000b",
  "\ufeff",
  "e\u0301",
  "𝔘 🧑🏽‍⚕️",
  "\ud800",
  "';drop--",
  "x\r\ny\u2028z",
  "null",
];

export function bodyContract({ open }: Subject): void {
  test("bytes come back exactly: in the body, in the claim, in an item", async () => {
    const store = await open();
    const one = prepared({
      body: { envelope: { ...envelope, body: everyByte }, asFirst: { ...envelope, body: new Uint8Array() } },
    });
    await store.add(one);
    const body = await store.findBody(one.row.id);
    expect(body?.envelope.body).toEqual(everyByte);
    expect(body?.asFirst?.body).toEqual(new Uint8Array());
    const [claimed] = await store.claimSends(ask());
    expect(claimed?.body).toEqual({ envelope: one.body.envelope, asFirst: one.body.asFirst });
    expect(claimed?.body?.envelope.body).toBeInstanceOf(Uint8Array);
    const item = message({ body: everyByte });
    await store.keepItem(one.row.mailboxId, item, now);
    expect((await store.findItem(one.row.mailboxId, item.messageId))?.item).toEqual(item);
    await store.close();
  });

  test("text comes back exactly, and members that are undefined stay away", async () => {
    const store = await open();
    for (const text of words) {
      const one = prepared({
        body: {
          envelope: { ...envelope, subject: text, to: text, fileName: text },
          consultation: { text, list: [text, { [text]: 1.5 }], missing: undefined, nothing: null },
        },
      });
      await store.add(one);
      const body = await store.findBody(one.row.id);
      expect(body).toEqual(one.body);
      expect(Object.keys(body?.consultation ?? {})).toEqual(["text", "list", "nothing"]);
      const item = message({ subject: text });
      await store.keepItem(one.row.mailboxId, item, now);
      const kept = (await store.findItem(one.row.mailboxId, item.messageId))?.item;
      expect(kept).toStrictEqual(item);
    }
    await store.close();
  });

  test("a body without consultation, with confirmations, and with megabytes of text", async () => {
    const store = await open();
    const confirmations = [{ rule: "CS-14", path: "", found: "215/128 mm[Hg]" }] as never;
    const none = prepared({ body: { consultation: undefined, confirmations } });
    const big = prepared({ body: { consultation: "Å😀".repeat(350_000) } });
    for (const each of [none, big]) await store.add(each);
    expect(await store.findBody(none.row.id)).toEqual(none.body);
    expect((await store.findBody(big.row.id))?.consultation).toBe(big.body.consultation);
    expect(await store.findBody("nothing")).toBeUndefined();
    await store.close();
  });

  test("what was given, and what was got, can be changed without changing what is stored", async () => {
    const store = await open();
    const bytes = Uint8Array.of(1, 2, 3);
    const consultation = { list: [1] };
    const one = prepared({ body: { envelope: { ...envelope, body: bytes }, consultation } });
    await store.add(one);
    bytes.fill(9);
    consultation.list.push(2);
    (await store.findBody(one.row.id))?.envelope.body.fill(8);
    const body = await store.findBody(one.row.id);
    expect([...(body?.envelope.body ?? [])]).toEqual([1, 2, 3]);
    expect(body?.consultation).toEqual({ list: [1] });
    await store.close();
  });
}
