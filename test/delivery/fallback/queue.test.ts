import { expect, test, vi } from "vitest";
import type { FallbackOptions } from "../../../src/delivery/fallback/fallback.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { readMessage } from "../../../src/message/read/read-message.js";
import { ann, bench, hour } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";
import { answered, failing, fallbackBench, minute, practiceAddress, sent } from "./support.js";

test("UR-102: one poll brings a 20010 and sends the consultation another way, and nobody is told", async () => {
  const own = await fallbackBench();
  const record = await sent(own);
  own.answer(record, "20010");
  expect(await own.delivery.poll()).toMatchObject({ received: 1, fallbacks: 1, failures: [] });
  expect(await own.states(record)).toEqual([
    "queued",
    "sending",
    "sent",
    "switched-off",
    "switched-off",
    "sent-by-fallback",
  ]);
  expect((await own.reasons(record)).slice(-3)).toEqual(["20010", "fallback-began", "fallback-sent"]);
  expect(await own.stored(record)).toMatchObject({ state: "sent-by-fallback", nextFallbackAt: undefined });
  expect(own.told).toEqual([]);
  expect(own.taken).toMatchObject([{ deliveryId: record.id, key: record.id, to: practiceAddress }]);
  expect(await own.delivery.poll()).toMatchObject({ fallbacks: 0 });
});

test("UR-102: the document is made from the message; nothing beside it holds patient data", async () => {
  const own = await fallbackBench({ document: undefined as never });
  const record = await answered(own);
  const { pdf, ...beside } = own.taken[0] ?? { pdf: new Uint8Array() };
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  const { consultation } = readMessage((await own.delivery.message(record.id))?.envelope.body ?? "");
  expect(consultation.patient?.nhsNumber).toBe("9990000018");
  const text = JSON.stringify(beside);
  for (const secret of ["9990000018", "999 000 0018", "Marlowe", "Ada", "1990", "facial pain", record.callerId])
    expect(text).not.toContain(secret);
  expect(beside).toMatchObject({ fileName: `consultation-${record.ids.messageHeader}.pdf`, practiceOdsCode: "A12345" });
  // UR-105
  expect(beside).toMatchObject({ text: expect.stringContaining("not a way to send anything urgent") as string });
});

test("UR-102: EPL-151, no mailbox of the practice, goes another way too; other reports go to a person", async () => {
  const own = await fallbackBench();
  const [none, strange] = [await sent(own), await sent(own)];
  await own.report(none, "EPL-151");
  await own.report(strange, "14");
  await own.delivery.poll();
  expect((await own.stored(none)).state).toBe("sent-by-fallback");
  expect(await own.stored(strange)).toMatchObject({ state: "undeliverable", nextFallbackAt: undefined });
  expect(await own.open(strange)).toEqual(["undeliverable"]);
});

test.each(["undeliverable", "rejected", "overdue"] as const)(
  "UR-102: %s goes another way where it is named",
  async (cause) => {
    const own = await fallbackBench({ after: [cause] });
    const record = await sent(own);
    if (cause === "undeliverable") await own.report(record, "14");
    if (cause === "rejected") own.answer(record, "20009");
    if (cause === "overdue") own.pass(4 * hour);
    await own.delivery.poll();
    expect((await own.stored(record)).state).toBe("sent-by-fallback");
    expect(own.told).toEqual([]);
    const off = await sent(own);
    own.answer(off, "20010");
    await own.delivery.poll();
    expect(await own.open(off)).toEqual(["switched-off"]);
  },
);

test.each(["EPL-152", "EPL-153", "EPL-154"])(
  "UR-102: %s puts the patient in doubt, so a person decides",
  async (code) => {
    const own = await fallbackBench({ after: ["no-mailbox", "undeliverable", "rejected"] });
    const record = await sent(own);
    await own.report(record, code);
    await own.delivery.poll();
    expect(own.taken).toEqual([]);
    expect(await own.open(record)).toEqual(["undeliverable"]);
  },
);

test.each(["30002", "30003", "20002", "20011"] as const)(
  "UR-102: %s may mean another practice: a person decides",
  async (code) => {
    const own = await fallbackBench({ after: ["switched-off", "rejected"] });
    const record = await answered(own, code);
    expect(own.taken).toEqual([]);
    expect(await own.open(record)).toEqual(["rejected"]);
  },
);

test("UR-102: without the option a person is told, as soon as the answer is there", async () => {
  const own = await bench();
  const record = await answered(own);
  expect((await own.stored(record)).state).toBe("switched-off");
  expect(own.told).toMatchObject([{ reason: "switched-off", deliveryId: record.id }]);
});

test("UR-102: a failed try is repeated ever later, with the same key; then a person is told", async () => {
  const own = await fallbackBench({ retryAfterMs: [minute, 10 * minute] });
  own.plan.push(failing(), failing(), failing());
  const record = await answered(own);
  expect(await own.stored(record)).toMatchObject({ state: "switched-off" });
  expect(own.told).toEqual([]);
  own.pass(minute - 1);
  expect(await own.delivery.poll()).toMatchObject({ fallbacks: 0 });
  expect(own.plan).toHaveLength(2);
  own.pass(1);
  await own.delivery.poll();
  expect(own.plan).toHaveLength(1);
  own.pass(10 * minute);
  await own.delivery.poll();
  expect(own.told).toMatchObject([{ reason: "fallback-failed", deliveryId: record.id }]);
  expect(own.told[0]?.text).toContain("asking to try again later");
  expect((await own.reasons(record)).filter((reason) => reason === "fallback-failed-busy")).toHaveLength(3);
  expect(await own.stored(record)).toMatchObject({ state: "switched-off", nextFallbackAt: undefined });
  own.pass(100 * hour);
  await own.delivery.poll();
  expect(own.taken).toEqual([]);
});

test("UR-102: the pauses are jittered by a quarter", async () => {
  for (const [random, after] of [
    [0, 45_000],
    [0.999_999, 75_000],
  ] as const) {
    const own = await fallbackBench({ retryAfterMs: [minute] }, { random: () => random });
    own.plan.push(failing());
    const record = await answered(own);
    expect((await own.stored(record)).nextFallbackAt).toBe(new Date(own.now().getTime() + after).toISOString());
  }
});

test.each<readonly [string, Partial<FallbackOptions>, string]>([
  ["no-address", { addressOf: () => undefined }, "No address of the practice is known"],
  ["address-refused", { addressOf: () => "reception@example.org" }, "is not allowed"],
  ["address-refused", { addressOf: () => `"${practiceAddress}"` }, "is not allowed"],
])("UR-102: %s cannot work later either, so a person is told at once", async (code, given, text) => {
  const own = await fallbackBench(given);
  const record = await answered(own);
  expect(own.told).toMatchObject([{ reason: "fallback-failed" }]);
  expect(own.told[0]?.text).toContain(text);
  expect((await own.reasons(record)).at(-1)).toBe(`fallback-failed-${code}`);
  expect(JSON.stringify(own.told)).not.toContain("reception");
});

test("UR-102: a person is told at once of an address that the server refused, without the address", async () => {
  const own = await fallbackBench();
  own.plan.push(failing({ reason: "recipient-refused", laterCanHelp: false, statusCode: "5.1.1" }));
  const record = await answered(own);
  expect(await own.open(record)).toEqual(["fallback-failed"]);
  expect(JSON.stringify([own.told, await own.delivery.events(record.id)])).not.toContain("nhs.net");
});

test("UR-102: a look-up of the address that fails is tried again", async () => {
  let isDown = true;
  const own = await fallbackBench({
    addressOf: ({ odsCode, callerId }) => {
      if (isDown) throw new Error("the directory is down");
      return odsCode === "A12345" && callerId.startsWith("other-way") ? practiceAddress : undefined;
    },
  });
  const record = await answered(own);
  expect((await own.reasons(record)).at(-1)).toBe("fallback-failed-address-look-up");
  isDown = false;
  own.pass(minute);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
});

test("UR-102: after an unknown outcome it is sent twice more at most, then a person is told", async () => {
  const own = await fallbackBench({ retryAfterMs: [1, 1, 1, 1, 1, 1, 1].map((each) => each * minute) });
  own.plan.push(
    failing({ certainty: "unknown" }),
    () => Promise.reject(new Error("who knows")),
    failing({ certainty: "unknown" }),
  );
  const record = await answered(own);
  for (let more = 0; more < 5; more++) {
    own.pass(minute);
    await own.delivery.poll();
  }
  expect(own.plan).toEqual([]);
  expect(own.taken).toEqual([]);
  expect(own.told).toMatchObject([{ reason: "fallback-failed" }]);
  expect(own.told[0]?.text).toContain("It is not certain");
  expect((await own.reasons(record)).filter((reason) => reason === "fallback-outcome-unknown")).toHaveLength(3);
});

test("UR-102: an answer that comes while it waits stops it; a person is told of one that comes later", async () => {
  const own = await fallbackBench();
  own.plan.push(failing());
  const [early, late] = [await sent(own), await sent(own)];
  for (const record of [early, late]) await own.report(record, "EPL-151");
  await own.delivery.poll();
  expect((await own.stored(late)).state).toBe("sent-by-fallback");
  for (const record of [early, late]) own.answer(record, "30001");
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.poll();
  expect(await own.stored(early)).toMatchObject({ state: "patient-matched", nextFallbackAt: undefined });
  expect(own.taken).toHaveLength(1);
  expect(await own.open(early)).toEqual([]);
  expect(await own.open(late)).toEqual(["answered-after-end"]);
});

test("UR-102: if a server took it while an answer came, an event says so, and a person is told of both", async () => {
  const own = await fallbackBench();
  const record = await sent(own);
  own.plan.push(async () => {
    own.answer(record, "30001");
    await inboxOnly.delivery.poll();
  });
  // A second process, which has no other way, reads the inbox meanwhile.
  const inboxOnly = await bench({ beside: own });
  await own.report(record, "EPL-151");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("patient-matched");
  expect((await own.reasons(record)).at(-1)).toBe("fallback-sent");
  expect(await own.open(record)).toEqual(["answered-after-end"]);
});

// The lease is three times two minutes and 20 seconds.
test.each([hour, 5 * minute])(
  "UR-102: a process that slept sends nothing its lease may not outlast",
  async (sleeps) => {
    const real = performance.now.bind(performance);
    let sleptMs = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => real() + sleptMs);
    try {
      const document = (): Uint8Array => {
        sleptMs = sleeps;
        return new TextEncoder().encode("%PDF-");
      };
      const own = await fallbackBench({ document });
      const record = await sent(own);
      own.answer(record, "20010");
      expect(await own.delivery.poll()).toMatchObject({ fallbacks: 0, failures: [] });
      expect(own.taken).toEqual([]);
      expect(await own.stored(record)).toMatchObject({ state: "switched-off" });
    } finally {
      clock.mockRestore();
    }
  },
);

test("UR-102: a worker that hangs loses its lease; its success counts, its failure changes nothing", async () => {
  for (const succeeds of [true, false]) {
    const own = await fallbackBench({ sendMs: hour });
    const other = await fallbackBench({}, { beside: own });
    other.plan.push(failing());
    const record = await sent(own);
    let release = (): void => undefined;
    own.plan.push(async () => {
      await new Promise<void>((resolve) => (release = resolve));
      if (!succeeds) failing()();
    });
    own.answer(record, "20010");
    const hanging = own.delivery.poll();
    await expect.poll(() => own.plan.length).toBe(0);
    await other.delivery.poll();
    expect(other.plan, "the lease is held").toHaveLength(1);
    own.pass(3 * hour + 20_000);
    await other.delivery.poll();
    expect(other.plan, "the lease has run out").toEqual([]);
    const planned = (await own.stored(record)).nextFallbackAt;
    expect(planned).toBeDefined();
    release();
    await hanging;
    expect(await own.stored(record)).toMatchObject(
      succeeds
        ? { state: "sent-by-fallback", nextFallbackAt: undefined }
        : { state: "switched-off", nextFallbackAt: planned },
    );
    expect((await own.reasons(record)).at(-1)).toBe(succeeds ? "fallback-sent" : "fallback-failed-busy");
  }
});

test("UR-102: a try that kills its worker is not repeated for ever, and a person is told of doubt", async () => {
  const own = await fallbackBench({ retryAfterMs: [minute] });
  const record = await sent(own);
  own.answer(record, "20010");
  const ask = { now: own.now().getTime(), leaseMs: 1_000, limit: 1, longestPauseMs: hour };
  const dying = await fallbackBench(
    {},
    { beside: own, aroundStore: (store) => ({ ...store, claimFallbacks: async () => [] }) },
  );
  await dying.delivery.poll();
  for (let died = 0; died < 2; died++) {
    expect(await own.store.claimFallbacks(ask)).toHaveLength(1);
    own.pass(1_000);
  }
  await own.delivery.poll();
  expect(own.taken).toEqual([]);
  expect(await own.open(record)).toEqual(["fallback-failed"]);
  expect((await own.reasons(record)).at(-1)).toBe("fallback-failed-interrupted");
});

test("UR-102: a sender that never answers is given up: its signal is aborted, the outcome unknown", async () => {
  const own = await fallbackBench({ sendMs: 5 });
  let wasAborted = false;
  own.plan.push(
    (_, signal) => new Promise(() => signal.addEventListener("abort", () => (wasAborted = true), { once: true })),
  );
  const record = await answered(own);
  expect(wasAborted).toBe(true);
  expect((await own.reasons(record)).at(-1)).toBe("fallback-outcome-unknown");
});

test("UR-102: the address given with submit is checked, then used: with a bad one nothing is stored", async () => {
  const own = await fallbackBench({ domains: ["practice.example"] });
  const given = ["front.desk@practice.example", "front.desk@NHS.net"];
  for (const [index, fallbackTo] of given.entries()) {
    const record = await sent(own, { fallbackTo });
    own.answer(record, "20010");
    await own.delivery.poll();
    expect(own.taken[index]).toMatchObject({ deliveryId: record.id, to: fallbackTo });
  }
  for (const fallbackTo of [
    "a@b.nhs.net",
    "a@nhs.net.example",
    "a@nhs.net\r\nBcc: b@nhs.net",
    "A <a@nhs.net>",
    "a@b@nhs.net",
  ])
    await expect(own.delivery.submit(sinusitis(), { id: "never", fallbackTo })).rejects.toMatchObject({
      code: "invalid-value",
      message: expect.not.stringContaining(fallbackTo) as string,
    });
  expect(await own.delivery.find({ odsCode: "FQW30", id: "never" })).toBeUndefined();
});

test("UR-102: the document says which consultation it is, and why it came, for every reason", async () => {
  const made: (readonly [string | undefined, string | undefined, string | undefined])[] = [];
  const own = await fallbackBench({
    after: ["switched-off", "no-mailbox", "rejected", "overdue"],
    document: ({ patient }, { reason, sentAt, answeredAt }) => {
      expect(patient?.nhsNumber).toBe("9990000018");
      made.push([reason, sentAt, answeredAt]);
      return new TextEncoder().encode("%PDF-");
    },
  });
  const now = own.now().toISOString();
  await answered(own);
  await answered(own, "20009");
  await own.report(await sent(own), "EPL-151");
  await own.delivery.poll();
  await sent(own);
  own.pass(4 * hour);
  await own.delivery.submit(sinusitis(), { id: "known", practiceOdsCode: "A12345" });
  await own.delivery.poll();
  expect(made.toSorted()).toEqual([
    ["known-switched-off", undefined, undefined],
    ["rejected", now, now],
    ["switched-off", now, now],
    ["unanswered", now, undefined],
    ["undeliverable", now, undefined],
  ]);
});

test("UR-102: a document does not say that nothing was sent where only MESH's answers are missing", async () => {
  const reasons: (string | undefined)[] = [];
  const own = await fallbackBench({
    document: (_, { reason }) => {
      reasons.push(reason);
      return new TextEncoder().encode("%PDF-");
    },
  });
  const record = await own.delivery.submit(sinusitis(), { id: "lost-answers" });
  const row = await own.store.findById(record.id);
  const set = { state: "overdue", sentAt: undefined, runAt: undefined, dueAt: undefined } as const;
  await own.store.apply({ records: [{ id: record.id, version: row?.version ?? 0, set }] });
  own.answer(record, "20010");
  await own.delivery.poll();
  expect(reasons).toEqual(["switched-off"]);
});

test("UR-102: an answer that comes while the document is made is in the document that goes", async () => {
  const reasons: (string | undefined)[] = [];
  const own = await fallbackBench({
    after: ["overdue"],
    document: async (_, { reason }) => {
      reasons.push(reason);
      const [row] = (await own.store.list({ states: ["overdue"] }, { limit: 1 })).items;
      const set = { state: "switched-off" } as const;
      if (row !== undefined) await own.store.apply({ records: [{ id: row.id, version: row.version, set }] });
      return new TextEncoder().encode(`%PDF-${reason ?? ""}`);
    },
  });
  await sent(own);
  own.pass(4 * hour);
  await own.delivery.poll();
  expect(reasons).toEqual(["unanswered", "switched-off"]);
  expect(own.taken.map(({ pdf }) => new TextDecoder().decode(pdf))).toEqual(["%PDF-switched-off"]);
});

test("UR-102: an answer of another practice while the document is made changes the address as well", async () => {
  const own = await fallbackBench({
    after: ["overdue"],
    addressOf: ({ odsCode }) => (odsCode === "B99999" ? "other@nhs.net" : practiceAddress),
    document: async () => {
      const [row] = (await own.store.list({ states: ["overdue"] }, { limit: 1 })).items;
      const set = { state: "overdue", practiceOdsCode: "B99999" } as const;
      if (row !== undefined) await own.store.apply({ records: [{ id: row.id, version: row.version, set }] });
      return new TextEncoder().encode("%PDF-");
    },
  });
  await sent(own);
  own.pass(4 * hour);
  await own.delivery.poll();
  expect(own.taken.map(({ to, practiceOdsCode }) => [to, practiceOdsCode])).toEqual([["other@nhs.net", "B99999"]]);
});

test.each(["sent", "failed"])(
  "UR-102: that a try has %s is noted once, though the store's answer is lost",
  async (end) => {
    let isLost = true;
    const own = await fallbackBench(
      {},
      {
        aroundStore: (store) => ({
          ...store,
          apply: async (change) => {
            const isApplied = await store.apply(change);
            const isEnd = change.events?.some(({ reason }) => reason === "fallback-sent" || /-failed-/.test(reason));
            if (isEnd !== true || !isLost) return isApplied;
            isLost = false;
            throw new StoreError("unusable", "no answer", { certainty: "unknown" });
          },
        }),
      },
    );
    if (end === "failed") own.plan.push(failing({ laterCanHelp: false }));
    const record = await answered(own);
    const reasons = await own.reasons(record);
    expect(reasons.slice(reasons.indexOf("fallback-began"))).toEqual([
      "fallback-began",
      end === "sent" ? "fallback-sent" : "fallback-failed-busy",
    ]);
    expect(isLost).toBe(false);
  },
);

test("UR-102: a document that cannot be made is tried again, and no error quotes what could not be read", async () => {
  const own = await fallbackBench({
    document: () => {
      throw new Error("Marlowe");
    },
  });
  const record = await sent(own);
  own.answer(record, "20010");
  const { failures } = await own.delivery.poll();
  expect((await own.reasons(record)).at(-1)).toBe("fallback-failed-document");
  expect((await own.stored(record)).nextFallbackAt).toBeDefined();
  expect(JSON.stringify(failures)).not.toContain("Marlowe");
});

test("UR-102: a bounce returns the delivery, tells a person, and nothing is tried by itself", async () => {
  const own = await fallbackBench();
  const record = await answered(own);
  expect(await own.delivery.fallbackFailed(record.id)).toMatchObject({ state: "switched-off" });
  expect(await own.open(record)).toEqual(["fallback-failed"]);
  own.answer(record, "20010");
  own.pass(100 * hour);
  await own.delivery.poll();
  expect(own.taken).toHaveLength(1);
  // The address was put right.
  expect(await own.delivery.sendByFallback({ states: ["switched-off"] }, ann)).toEqual({ count: 1 });
  expect(await own.open(record)).toEqual([]);
  await own.delivery.poll();
  expect(own.taken).toHaveLength(2);
  expect(await own.stored(record)).toMatchObject({ state: "sent-by-fallback" });
});
