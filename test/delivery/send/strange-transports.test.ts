import { expect, test, vi } from "vitest";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { bench, minute } from "../support/bench.js";
import { noAnswer, withSend } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

/** Throws what need be no Error. */
const throwing = (thrown: unknown) => async (): Promise<never> => {
  throw thrown as Error;
};

const patient = "Ada Marlowe, 999 000 0018";

test("whatever a transport gives as MESH's id: the message is sent, and what is no id is not kept", async () => {
  for (const [messageId, kept] of [
    ["", undefined],
    [patient, undefined],
    ["x".repeat(201), undefined],
    ["a\u0000b", undefined],
    [7, undefined],
    [{}, undefined],
    [undefined, undefined],
    ["20261120103000000001_1A2B3C", "20261120103000000001_1A2B3C"],
  ] as const) {
    const own = await bench({ around: (transport) => withSend(transport, async () => ({ messageId }) as never) });
    const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
    expect(await own.delivery.poll()).toMatchObject({ sent: 1, failures: [] });
    expect(await own.delivery.attempts(id)).toMatchObject([{ outcome: "done", meshMessageId: kept }]);
  }
});

test("whatever a transport throws: the outcome is unknown, in words of ours, and the same bytes go again", async () => {
  const facts = { fault: "network", certainty: "unknown", resendCanHelp: true } as const;
  const odd = new MeshError("words", { ...facts, reason: patient as never });
  for (const thrown of [undefined, null, patient, 7, {}, Symbol("x"), new TypeError(patient), odd]) {
    const own = await bench({ around: (transport) => withSend(transport, throwing(thrown)) });
    const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
    await own.delivery.poll();
    expect(await own.states({ id })).toEqual(["queued", "sending", "outcome-unknown"]);
    const shown = JSON.stringify([await own.delivery.events(id), await own.delivery.attempts(id)]);
    expect(shown).not.toContain("Marlowe");
    expect(await own.stored({ id })).toMatchObject({ nextSendAt: "2026-11-20T10:30:30.000Z" });
  }
});

test("a transport that never answers holds up no message for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const own = await bench({ around: (transport) => withSend(transport, () => new Promise(() => undefined)) });
    const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
    const polling = own.delivery.poll();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(await polling).toMatchObject({ sent: 0, failures: [{ loop: "send" }] });
    expect(await own.stored({ id })).toMatchObject({ state: "outcome-unknown" });
  } finally {
    vi.useRealTimers();
  }
});

test("random numbers that are none make no pause without an end", async () => {
  const own = await bench({
    random: () => NaN,
    around: (transport) => withSend(transport, () => Promise.reject(noAnswer)),
  });
  const { id } = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  expect(await own.stored({ id })).toMatchObject({ nextSendAt: "2026-11-20T10:30:30.000Z" });
});

test("a message whose bytes are gone is refused, and a person is told; the others are sent", async () => {
  const aroundStore = (store: DeliveryStore): DeliveryStore => ({
    ...store,
    claimSends: async (ask) =>
      (await store.claimSends(ask)).map((claim) =>
        claim.row.callerId === "gone" ? { ...claim, body: undefined } : claim,
      ),
  });
  const own = await bench({ aroundStore });
  const gone = await own.delivery.submit(sinusitis(), { id: "gone" });
  const other = await own.delivery.submit(sinusitis("Eve"), { id: "other" });
  expect(await own.delivery.poll()).toMatchObject({ sent: 1 });
  expect(await own.reasons(gone)).toEqual(["submitted", "send-began", "message-damaged"]);
  expect(await own.stored(gone)).toMatchObject({ state: "refused" });
  expect(await own.open(gone)).toEqual(["not-sent"]);
  expect(await own.stored(other)).toMatchObject({ state: "sent" });
});

test("an outcome that the store can never take holds up no other", async () => {
  const poison = new Set<string>();
  const aroundStore = (store: DeliveryStore): DeliveryStore => ({
    ...store,
    completeSends: (all) =>
      all.some(({ deliveryId }) => poison.has(deliveryId))
        ? Promise.reject(new StoreError("unusable", "The store does not take this."))
        : store.completeSends(all),
  });
  const own = await bench({ aroundStore, work: { leaseMs: 300 } });
  poison.add((await own.delivery.submit(sinusitis(), { id: "1" })).id);
  const other = await own.delivery.submit(sinusitis("Eve"), { id: "2" });
  await own.delivery.poll();
  expect(await own.stored(other)).toMatchObject({ state: "sent" });
});
