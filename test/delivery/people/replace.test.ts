import { expect, test } from "vitest";
import { buildMessage } from "../../../src/build-message.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { readMessage } from "../../../src/message/read/read-message.js";
import type { PostedMessage } from "../../../src/transport/memory/mesh.js";
import { ann, bench, hour, minute, type Bench } from "../support/bench.js";
import { failFirst, holdSends, lost, noAnswer, notReached, refused } from "../support/failures.js";
import { sender, sinusitis } from "../support/sinusitis.js";
import { prepared } from "../store/contract/rows.js";

const refusedTransition: unknown = expect.objectContaining({ reason: "transition-refused" });

const replacing = (own: Bench, { id }: { readonly id: string }, name: string): Promise<DeliveryRecord> =>
  own.delivery.replace(id, sinusitis(name), { id: name, ...ann });

/** Patient's given name, version, and what it replaces. */
function shown({ envelope }: PostedMessage): readonly unknown[] {
  const { consultation, version, replaces } = readMessage(envelope.body);
  return [consultation.patient?.name?.given?.[0], version.version, replaces?.value];
}

async function polls(own: Bench, ...pauses: readonly number[]): Promise<void> {
  for (const pause of pauses) {
    own.pass(pause);
    await own.delivery.poll();
  }
}

test("UR-080, UR-081: a replacement of what was sent goes at once, names it, and counts the version", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  expect(second).toMatchObject({ state: "queued", link: { kind: "replaces", deliveryId: first.id } });
  expect((await own.delivery.events(first.id)).at(-1)).toMatchObject({
    state: "sent",
    reason: "replacement-submitted",
    by: "Ann",
  });
  await polls(own, 0);
  expect(own.posted.map(shown)).toEqual([
    ["Ada", 1, undefined],
    ["Bea", 2, first.ids.documentBundle],
  ]);
});

test("D16: the practice matches the replacement: the first is replaced, and linked", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  own.answer(first, "30001");
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  await polls(own, 0);
  expect((await own.stored(first)).state).toBe("patient-matched");
  own.answer(second, "30001");
  await polls(own, 0);
  expect((await own.stored(second)).state).toBe("patient-matched");
  expect((await own.stored(first)).state).toBe("replaced");
});

test("D16, UR-082: 20014 makes the replacement and its original void", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  own.answer(first, "30001");
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  await polls(own, 0);
  own.answer(second, "20014");
  await polls(own, 0);
  expect((await own.stored(first)).state).toBe("void");
  expect((await own.stored(second)).state).toBe("void");
  await expect(replacing(own, first, "Cat")).rejects.toThrow(refusedTransition);
});

test("a replacement of a replacement names the one just before", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  await polls(own, 0);
  const error: unknown = await replacing(own, first, "Cat").catch((caught: unknown) => caught);
  expect(error).toMatchObject({ reason: "transition-refused", deliveryId: second.id });
  const third = await replacing(own, second, "Cat");
  await polls(own, 0);
  expect(own.posted.map(shown).at(-1)).toEqual(["Cat", 3, second.ids.documentBundle]);
  own.answer(third, "30001");
  await polls(own, 0);
  expect((await own.stored(second)).state).toBe("replaced");
});

test("an original that never left is cancelled, and the new one goes as a first version", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const second = await replacing(own, first, "Bea");
  expect(await own.states(first)).toEqual(["queued", "cancelled"]);
  expect((await own.delivery.events(first.id)).at(-1)).toMatchObject({ reason: "replaced-by", by: "Ann" });
  await polls(own, 0);
  expect(own.posted.map(shown)).toEqual([["Bea", 1, undefined]]);
  own.answer(second, "30001");
  await polls(own, 0);
  expect((await own.stored(second)).state).toBe("patient-matched");
  expect((await own.stored(first)).state).toBe("cancelled");
});

test("an original that MESH refused becomes void, and the new one is a first version", async () => {
  const own = await bench({ around: failFirst(refused).around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  await replacing(own, first, "Bea");
  expect((await own.stored(first)).state).toBe("void");
  expect(await own.open()).toEqual([]);
  await polls(own, 0);
  expect(own.posted.map(shown)).toEqual([["Bea", 1, undefined]]);
});

test.each([
  ["20009", "rejected"],
  ["20010", "switched-off"],
] as const)(
  "an original that the practice did not take (%s): a first version, and the original is void",
  async (code, state) => {
    const own = await bench();
    const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
    await polls(own, 0);
    own.answer(first, code);
    await polls(own, 0);
    expect((await own.stored(first)).state).toBe(state);
    await replacing(own, first, "Bea");
    expect((await own.stored(first)).state).toBe("void");
    await polls(own, 0);
    expect(own.posted.map(shown).at(-1)).toEqual(["Bea", 1, undefined]);
  },
);

test("an original that MESH could not deliver: a first version", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  await own.report(first, "14");
  await polls(own, 0);
  await replacing(own, first, "Bea");
  await polls(own, 0);
  expect((await own.stored(first)).state).toBe("void");
  expect(own.posted.map(shown).at(-1)).toEqual(["Bea", 1, undefined]);
});

test("an original that is being sent: the replacement waits, and goes after it", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const polling = own.delivery.poll();
  await held.reached(1);
  const second = await replacing(own, first, "Bea");
  expect(second).toMatchObject({ state: "queued", nextSendAt: undefined });
  held.letGo();
  await polling;
  expect(own.posted.map(shown)).toEqual([
    ["Ada", 1, undefined],
    ["Bea", 2, first.ids.documentBundle],
  ]);
  expect(await own.reasons(second)).toEqual(["submitted", "original-sent", "send-began", "mesh-accepted"]);
});

test("an original of unknown outcome: the replacement waits until that is certain", async () => {
  const own = await bench({ around: failFirst(lost, ...Array.from({ length: 20 }, () => noAnswer)).around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  own.pass(minute);
  const second = await replacing(own, first, "Bea");
  await polls(own, 3 * hour);
  expect(await own.open(second)).toEqual([]);
  await polls(own, hour - minute);
  // The original's own deadline has passed: it counts as sent, and is overdue.
  expect((await own.stored(first)).state).toBe("overdue");
  own.answer(first, "20013");
  await polls(own, minute);
  expect((await own.stored(second)).nextSendAt).not.toBeUndefined();
});

test("a replacement that waits for four hours is an attention", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  own.delivery.start();
  await held.reached(1);
  const second = await replacing(own, first, "Bea");
  own.pass(4 * hour);
  await own.delivery.poll();
  expect(await own.open(second)).toEqual(["replacement-waiting"]);
  held.letGo();
  await own.delivery.close();
});

test("an original that turns out refused: void, and the new one is a first version", async () => {
  const own = await bench({ around: failFirst(notReached, refused).around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const held = holdSends();
  const slow = await bench({ beside: own, around: (transport) => held.around(failFirst(refused).around(transport)) });
  const polling = slow.delivery.poll();
  await held.reached(1);
  const second = await replacing(slow, first, "Bea");
  held.letGo();
  await polling;
  expect((await own.stored(first)).state).toBe("void");
  expect(await own.reasons(second)).toEqual(["submitted", "goes-as-first", "send-began", "mesh-accepted"]);
  expect(own.posted.map(shown)).toEqual([["Bea", 1, undefined]]);
  expect(readMessage(own.posted[0]?.envelope.body ?? "").ids).toEqual(second.ids);
  own.answer(second, "30001");
  await polls(own, 0);
  expect((await own.stored(second)).state).toBe("patient-matched");
  expect((await own.stored(first)).state).toBe("void");
});

test("an original that turns out not to have left is cancelled, and the new one is a first version", async () => {
  const held = holdSends();
  const own = await bench({ around: (transport) => held.around(failFirst(notReached).around(transport)) });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const polling = own.delivery.poll();
  await held.reached(1);
  await replacing(own, first, "Bea");
  held.letGo();
  await polling;
  await polls(own, minute);
  expect((await own.stored(first)).state).toBe("cancelled");
  expect(own.posted.map(shown)).toEqual([["Bea", 1, undefined]]);
});

test("a replacement of a replacement that never left takes its place", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  const third = await replacing(own, second, "Cat");
  expect(third.link).toEqual({ kind: "replaces", deliveryId: first.id });
  await polls(own, 0);
  expect(own.posted.map(shown)).toEqual([
    ["Ada", 1, undefined],
    ["Cat", 2, first.ids.documentBundle],
  ]);
  own.answer(third, "30001");
  await polls(own, 0);
  expect((await own.stored(first)).state).toBe("replaced");
  expect((await own.stored(second)).state).toBe("cancelled");
});

test("a replacement of one that waits waits in its place", async () => {
  const held = holdSends();
  const own = await bench({ around: held.around });
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const polling = own.delivery.poll();
  await held.reached(1);
  const second = await replacing(own, first, "Bea");
  const third = await replacing(own, second, "Cat");
  expect((await own.stored(second)).state).toBe("cancelled");
  expect(third).toMatchObject({ nextSendAt: undefined, link: { deliveryId: first.id } });
  held.letGo();
  await polling;
  expect(own.posted.map(shown)).toEqual([
    ["Ada", 1, undefined],
    ["Cat", 2, first.ids.documentBundle],
  ]);
});

test("a replacement that turns out refused while another waits for it: that one replaces the first", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  const held = holdSends();
  const slow = await bench({ beside: own, around: (transport) => held.around(failFirst(refused).around(transport)) });
  const polling = slow.delivery.poll();
  await held.reached(1);
  const third = await replacing(slow, second, "Cat");
  held.letGo();
  await polling;
  expect((await own.stored(second)).state).toBe("void");
  expect(own.posted.map(shown).at(-1)).toEqual(["Cat", 2, first.ids.documentBundle]);
  own.answer(third, "30001");
  await polls(own, 0);
  expect((await own.stored(first)).state).toBe("replaced");
});

test("of two replacements at the same time one wins", async () => {
  for (const isSent of [true, false]) {
    const own = await bench();
    const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
    if (isSent) await polls(own, 0);
    const results = await Promise.allSettled([replacing(own, first, "Bea"), replacing(own, first, "Cat")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "transition-refused" },
    });
    await polls(own, 0);
    expect(own.posted).toHaveLength(isSent ? 2 : 1);
  }
});

test("the same replacement twice is one; the id with another consultation is refused", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const second = await replacing(own, first, "Bea");
  expect(await replacing(own, first, "Bea")).toEqual(second);
  await expect(own.delivery.replace(first.id, sinusitis("Cat"), { id: "Bea", ...ann })).rejects.toThrow(
    expect.objectContaining({ reason: "different-content" }),
  );
  await expect(own.delivery.replace(first.id, sinusitis("Ada"), { id: "1", ...ann })).rejects.toThrow(
    expect.objectContaining({ reason: "different-content" }),
  );
});

test("CS-23: another pharmacy's or service's consultation replaces nothing, and nothing is stored", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const other = { ...sinusitis("Bea"), pharmacy: { odsCode: "FA123", name: "Other Pharmacy" } };
  await expect(own.delivery.replace(first.id, other as never, { id: "2", ...ann })).rejects.toThrow(
    expect.objectContaining({ code: "replacement-refused", reason: "other-pharmacy" }),
  );
  expect((await own.delivery.list()).items).toHaveLength(1);
  expect((await own.stored(first)).version).toBe(3);
});

test("what was submitted as a built message can be replaced: its version is read from its bytes", async () => {
  const own = await bench();
  const message = buildMessage(sinusitis("Ada"), { sender });
  const first = await own.delivery.submit(message, { id: "1" });
  await polls(own, 0);
  await replacing(own, first, "Bea");
  await polls(own, 0);
  expect(own.posted.map(shown).at(-1)).toEqual(["Bea", 2, message.ids.documentBundle]);
});

test("what was cancelled cannot be replaced; a replacement that was cancelled makes room for another", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  await polls(own, 0);
  const second = await replacing(own, first, "Bea");
  await own.delivery.cancel(second.id, ann);
  await expect(replacing(own, second, "Cat")).rejects.toThrow(refusedTransition);
  await replacing(own, first, "Dee");
  await polls(own, 0);
  expect(own.posted.map(shown).at(-1)).toEqual(["Dee", 2, first.ids.documentBundle]);
});

test("CS-23 holds for a first version in the place of another, too", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis("Ada"), { id: "1" });
  const other = { ...sinusitis("Bea"), patient: { ...sinusitis().patient, nhsNumber: "9990000026" } };
  await expect(own.delivery.replace(first.id, other as never, { id: "2", ...ann })).rejects.toThrow(
    expect.objectContaining({ code: "replacement-refused", reason: "other-patient" }),
  );
  expect((await own.stored(first)).state).toBe("queued");
});

test("an id that took the place of one delivery is refused for another: nothing is lost", async () => {
  const own = await bench();
  const first = await own.delivery.submit(sinusitis(), { id: "1" });
  const second = await own.delivery.submit(sinusitis(), { id: "2" });
  await own.delivery.poll();
  const made = await own.delivery.replace(first.id, sinusitis(), { id: "new", by: "Ann" });
  expect(await own.delivery.replace(first.id, sinusitis(), { id: "new", by: "Ann" })).toEqual(made);
  await expect(own.delivery.replace(second.id, sinusitis(), { id: "new", by: "Ann" })).rejects.toMatchObject({
    reason: "different-content",
    deliveryId: made.id,
  });
});

test("replacements that cannot be released hold up no other, however many there are", async () => {
  const damaged = new Set<string>();
  const error = new StoreError("corrupt", "A row is damaged.");
  const own = await bench({
    aroundStore: (store) => ({
      ...store,
      listAttempts: (id) => (damaged.has(id) ? Promise.reject(error) : store.listAttempts(id)),
    }),
  });
  const at = { mailboxId: sender.mailboxId, runAt: undefined } as const;
  for (let number = 0; number < 105; number++) {
    const { row } = await own.store.add(prepared({ row: at }));
    damaged.add(row.id);
    await own.store.add(prepared({ row: { ...at, waitsFor: row.id } }));
  }
  const original = await own.store.add(prepared({ row: { ...at, state: "sent" } }));
  const waiting = await own.store.add(prepared({ row: { ...at, waitsFor: original.row.id } }));
  const { failures } = await own.delivery.poll();
  expect(failures[0]).toMatchObject({ loop: "send", error });
  expect((await own.reasons(waiting.row)).slice(0, 2)).toContain("original-sent");
});
