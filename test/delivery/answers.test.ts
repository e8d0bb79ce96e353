import { expect, test } from "vitest";
import type { DeliveryRecord } from "../../src/delivery/record.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { meshErrors } from "../../src/terminology/mesh-errors.js";
import { isResponseCode, responseCodes, type ResponseCode } from "../../src/terminology/response-codes.js";
import { ann, bench, practice, type Bench } from "./support/bench.js";
import { failFirst, lost } from "./support/failures.js";
import { sinusitis } from "./support/sinusitis.js";

type Code = ResponseCode | "none";

let count = 0;

/** Submits a consultation and sends it. */
async function sent(own: Bench): Promise<DeliveryRecord> {
  const record = await own.delivery.submit(sinusitis(), { id: `answered-${(count += 1)}` });
  await own.delivery.poll();
  return record;
}

/** MESH reports that nobody collected what was posted. */
function reportNotCollected({ mesh }: Bench, posted: Bench["posted"][number] | undefined): void {
  mesh.report("X26ABC1", {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: posted?.messageId,
    statusCode: "14",
    statusEvent: "SEND",
    statusDescription: "",
    statusTimestamp: undefined,
    to: posted?.envelope.to ?? "",
    subject: posted?.envelope.subject ?? "",
  });
}

/** Sends a consultation, lets the practice answer these codes in turn, one poll each, and gives the record. */
async function after(own: Bench, ...codes: readonly Code[]): Promise<DeliveryRecord> {
  const record = await sent(own);
  for (const code of codes) {
    own.answer(record, code);
    await own.delivery.poll();
  }
  return own.stored(record);
}

function acknowledgementOf({ ids }: DeliveryRecord, code: ResponseCode): string {
  return writeXml(
    composeAcknowledgement({
      request: { headerId: ids.messageHeader, senderReference: `urn:uuid:${ids.encounter}` },
      code,
      practice,
    }),
  );
}

/** A second issue, as some receivers write it. */
function withSecondCode(xml: string, code: ResponseCode): string {
  return xml.replace(
    /<issue>.*<\/issue>/s,
    (issue) => issue + issue.replace(/<code value="[0-9]{5}"\/>/, `<code value="${code}"/>`),
  );
}

test("UR-100: both acknowledgements are read and acted on, and the record names their practice", async () => {
  const own = await bench();
  const record = await after(own, "20013", "30001");
  expect(await own.states(record)).toEqual(["queued", "sending", "sent", "received", "patient-matched"]);
  expect((await own.reasons(record)).slice(-2)).toEqual(["20013", "30001"]);
  expect(record).toMatchObject({ practiceOdsCode: "A12345", dueAt: undefined });
  expect(own.told).toEqual([]);
  expect(await own.waiting()).toEqual([]);
});

test("UR-113: each of the 49 codes leads to the state that it means, whatever its severity", async () => {
  const ended = new Map<string, string[]>();
  const own = await bench();
  for (const code of Object.keys(responseCodes).filter(isResponseCode)) {
    const record = await after(own, code);
    const key = `${record.state}, ${(await own.open(record))[0] ?? "nothing to do"}`;
    ended.set(key, [...(ended.get(key) ?? []), code]);
  }
  const groups = Object.fromEntries(ended);
  expect(groups).toMatchObject({
    "received, nothing to do": ["20007", "20008", "20013"],
    "patient-matched, nothing to do": ["30001", "30004"],
    "switched-off, switched-off": ["20010"],
    "sent, unknown-code": ["30005", "30006", "30008", "30009", "30010", "30011", "30013", "30016", "30019"],
  });
  expect(groups["rejected, rejected"]).toHaveLength(49 - 15);
  expect(Object.keys(groups)).toHaveLength(5);
});

test("UR-102: if a practice is switched off (20010) a person is told to send it another way", async () => {
  const own = await bench();
  const record = await after(own, "20010");
  expect(record.state).toBe("switched-off");
  const [attention] = (await own.delivery.attention()).items;
  expect(attention).toMatchObject({ reason: "switched-off", deliveryId: record.id });
  expect(attention?.text).toContain("PDF");
});

test("UR-103, UR-114: a negative infrastructure acknowledgement is final, and nothing more is expected", async () => {
  const own = await bench();
  const record = await after(own, "20009");
  expect(record).toMatchObject({ state: "rejected", dueAt: undefined });
  expect(await own.open(record)).toEqual(["rejected"]);
});

test("20007 and 20008 say that the practice has it already: the answers to the first copy still count", async () => {
  const own = await bench();
  const first = await after(own, "20007", "20013", "30001");
  expect((await own.states(first)).slice(-2)).toEqual(["received", "patient-matched"]);
  const second = await after(own, "20013", "30001", "20008");
  expect(second.state).toBe("patient-matched");
  expect(await own.open()).toEqual([]);
});

test("acknowledgements may come in any order, and twice: each is an event", async () => {
  const own = await bench();
  const record = await after(own, "30001", "20013", "30001");
  expect(record.state).toBe("patient-matched");
  expect((await own.reasons(record)).slice(-3)).toEqual(["30001", "20013", "30001"]);
  expect(await own.open()).toEqual([]);
});

test("UR-112: a positive infrastructure acknowledgement without an outcome counts", async () => {
  expect((await after(await bench(), "none")).state).toBe("received");
});

test("an answer that contradicts an earlier one changes no state, and a person is told", async () => {
  for (const codes of [
    ["30001", "30002"],
    ["30002", "30001"],
    ["20010", "20013"],
  ] as const) {
    const own = await bench();
    const record = await after(own, ...codes);
    expect(await own.open(record), codes.join(" ")).toContain("contradicting-answer");
    expect((await own.reasons(record)).slice(-2)).toEqual([...codes]);
    expect((await own.states(record)).at(-1)).toBe((await own.states(record)).at(-2));
  }
});

test("D6: an attention outlives what follows: 30005, then 20013", async () => {
  const own = await bench();
  const record = await after(own, "30005", "20013", "30001");
  expect(record.state).toBe("patient-matched");
  expect(await own.open(record)).toEqual(["unknown-code"]);
  await own.delivery.resolve({ ids: [record.id] }, { ...ann, how: "asked the practice" });
  expect(await own.open(record)).toEqual([]);
});

test("UR-113: an unknown code is stored and shown to a person, and later answers still count", async () => {
  const own = await bench();
  const record = await sent(own);
  own.put(acknowledgementOf(record, "20013").replace('"20013"', '"29999"'));
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  expect((await own.reasons(record)).at(-1)).toBe("29999");
  own.answer(record, "30001");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("patient-matched");
  expect(await own.open(record)).toEqual(["unknown-code"]);
});

test(
  "UR-113: of several codes in one answer the one that decides is the reason, and its advice is what the person " +
    "reads",
  async () => {
    for (const [first, second] of [
      ["20013", "30002"],
      ["30002", "20013"],
    ] as const) {
      const own = await bench();
      const record = await sent(own);
      own.put(withSecondCode(acknowledgementOf(record, first), second));
      await own.delivery.poll();
      expect([(await own.stored(record)).state, (await own.reasons(record)).at(-1)]).toEqual(["rejected", "30002"]);
      const [attention] = (await own.delivery.attention()).items;
      expect(attention?.text).toContain(responseCodes["30002"].action);
      expect(attention?.text).not.toContain(responseCodes["20013"].action);
    }
  },
);

test(
  "UR-113: a positive code decides although response.code says fatal-error, and a person is told of the " +
    "contradiction",
  async () => {
    for (const [code, state] of [
      ["30001", "patient-matched"],
      ["20013", "received"],
    ] as const) {
      const own = await bench();
      const record = await sent(own);
      own.put(acknowledgementOf(record, code).replace('<code value="ok"/>', '<code value="fatal-error"/>'));
      await own.delivery.poll();
      expect((await own.stored(record)).state).toBe(state);
      expect(await own.open(record)).toEqual(["contradicting-answer"]);
    }
  },
);

test("UR-093: each report of MESH ends the delivery as undeliverable, and says what to do", async () => {
  const own = await bench();
  for (const code of [...Object.keys(meshErrors), "99"]) {
    const record = await sent(own);
    await own.report(record, code);
    await own.delivery.poll();
    expect((await own.stored(record)).state, code).toBe("undeliverable");
    expect((await own.reasons(record)).at(-1)).toBe(code);
    expect(await own.delivery.attempts(record.id)).toMatchObject([{ outcome: "done", reportCode: code }]);
    const [attention] = (await own.delivery.attention({ deliveryIds: [record.id] })).items;
    expect(attention?.reason).toBe("undeliverable");
    expect(attention?.text).not.toContain("words of MESH");
    expect(await own.waiting()).toEqual([]);
  }
  expect((await own.delivery.inbox()).items).toEqual([]);
});

test("UR-104: text instead of a code is never stored in the record", async () => {
  const own = await bench();
  const record = await sent(own);
  await own.report(record, "Marlowe");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("undeliverable");
  const all = [await own.stored(record), await own.delivery.events(record.id), await own.delivery.attempts(record.id)];
  expect(JSON.stringify([...all, await own.delivery.attention()])).not.toContain("Marlowe");
});

test("if the practice answers before MESH does, its answer is stored, and the MESH id all the same", async () => {
  const own: Bench = await bench({
    onMessage: async () => {
      const [record] = (await own.delivery.list({ states: ["sending"] })).items;
      if (record === undefined) throw new Error("not sending");
      own.answer(record, "20013");
      // The inbox alone: the poll that sends is still under way.
      await (await bench({ beside: own })).delivery.poll();
      // Whoever sends it may have died: the attempt has an end all the same.
      expect(await own.delivery.attempts(record.id)).toMatchObject([{ outcome: "unknown", reason: "answered" }]);
    },
  });
  const record = await sent(own);
  expect(await own.states(record)).toEqual(["queued", "sending", "sent", "received"]);
  const [{ messageId: meshMessageId } = { messageId: "nothing" }] = own.posted;
  expect(await own.delivery.attempts(record.id)).toMatchObject([{ outcome: "done", meshMessageId }]);
});

test("D4: a report that another worker reads while the first sends waits until the id is known", async () => {
  const own: Bench = await bench({
    onMessage: async ({ messageId }) => {
      await own.report(messageId, "EPL-151");
      const other = await bench({ beside: own });
      // The first reads the inbox as well: the other one gets it after that.
      await expect.poll(() => other.delivery.poll(), { interval: 1 }).toMatchObject({ received: 1, failures: [] });
      expect((await own.delivery.inbox({ states: ["pending"] })).items).toHaveLength(1);
    },
  });
  const record = await sent(own);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("undeliverable");
  expect(await own.open()).toEqual(["undeliverable"]);
  expect(await own.waiting()).toEqual([]);
});

test("D5: a stranger's report is taken from MESH and told though messages are being sent all the time", async () => {
  const own: Bench = await bench({
    onMessage: async () => {
      await own.report("of another program", "14");
      const other = await bench({ beside: own });
      await expect.poll(() => other.delivery.poll(), { interval: 1 }).toMatchObject({ received: 1 });
      expect(await own.waiting()).toEqual([]);
    },
  });
  await sent(own);
  await own.delivery.poll();
  expect((await own.delivery.inbox({ states: ["unmatched"] })).items).toHaveLength(1);
  expect(await own.open()).toEqual(["unmatched"]);
});

test("D14: a report about the first, lost id of a resend finds its delivery by address and subject", async () => {
  const sends = failFirst(lost);
  const own = await bench({ around: sends.around });
  const record = await sent(own);
  expect((await own.stored(record)).state).toBe("outcome-unknown");
  own.pass(60_000);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent");
  const [first, second] = own.posted;
  const about = { to: first?.envelope.to, subject: first?.envelope.subject };
  const reportOf = (linkedMessageId: string | undefined): void =>
    void own.mesh.report("X26ABC1", {
      workflowId: "GPCONNECT_UPDATE_RECORD",
      linkedMessageId,
      statusCode: "14",
      statusEvent: "SEND",
      statusDescription: "",
      statusTimestamp: undefined,
      ...(about.to !== undefined && about.subject !== undefined && { to: about.to, subject: about.subject }),
    });
  reportOf(first?.messageId);
  await own.delivery.poll();
  // The second copy may still arrive.
  expect((await own.stored(record)).state).toBe("sent");
  expect(await own.delivery.attempts(record.id)).toMatchObject([
    { outcome: "unknown", meshMessageId: first?.messageId, reportCode: "14" },
    { outcome: "done", meshMessageId: second?.messageId, reportCode: undefined },
  ]);
  reportOf(second?.messageId);
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("undeliverable");
  expect(await own.open()).toEqual(["undeliverable"]);
});

test("D14: a report about a lost id is rather about the attempt whose worker cannot tell its id any more", async () => {
  const sends = failFirst(lost, lost);
  const own = await bench({ around: sends.around });
  const { id: deliveryId, ...record } = await sent(own);
  own.pass(60_000);
  await own.delivery.poll();
  const lostWorker = { deliveryId, number: 1, outcome: "unknown", reason: "worker-lost" } as const;
  await own.store.apply({ attempts: [lostWorker] });
  const [, second] = own.posted;
  reportNotCollected(own, second);
  await own.delivery.poll();
  expect(await own.delivery.attempts(deliveryId), record.callerId).toMatchObject([
    { meshMessageId: undefined, reportCode: undefined },
    { meshMessageId: second?.messageId, reportCode: "14" },
  ]);
});

test("a report about a lost id of an erased message is not taken for one about the patient's next one", async () => {
  const sends = failFirst(lost, lost);
  const own = await bench({ around: sends.around });
  const erased = await sent(own);
  own.answer(erased, "30001");
  await own.delivery.poll();
  await own.delivery.erasePatient({ nhsNumber: "9990000018", by: "Ann" });
  own.pass(5_000); // MESH is tried again
  const later = await sent(own);
  expect(own.posted).toHaveLength(2);
  const [first] = own.posted;
  reportNotCollected(own, first);
  await own.delivery.poll();
  expect((await own.stored(later)).state).not.toBe("undeliverable");
  expect((await own.delivery.inbox()).items).toMatchObject([{ state: "unmatched", candidates: [erased.id, later.id] }]);
});

test("a report that fits two deliveries is kept with both as candidates, and a person decides", async () => {
  const sends = failFirst(lost, lost);
  const own = await bench({ around: sends.around });
  const one = await sent(own);
  own.pass(5_000); // MESH is tried again, and the first is not sent again yet
  const other = await sent(own);
  expect(own.posted).toHaveLength(2);
  own.mesh.report("X26ABC1", {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: own.posted[0]?.messageId,
    statusCode: "14",
    statusEvent: "SEND",
    statusDescription: "",
    statusTimestamp: undefined,
    to: own.posted[0]?.envelope.to ?? "",
    subject: own.posted[0]?.envelope.subject ?? "",
  });
  await own.delivery.poll();
  const [item] = (await own.delivery.inbox()).items;
  expect(item).toMatchObject({ state: "unmatched", deliveryId: undefined });
  expect([...(item?.candidates ?? [])].sort()).toEqual([one.id, other.id].sort());
  expect(await own.open()).toContain("unmatched");
});

test("after an end an answer adds an event and an attention, and never a state", async () => {
  const own = await bench();
  const record = await after(own, "20010");
  await own.delivery.sentByFallback(record.id, { ...ann, how: "NHSmail" });
  own.answer(record, "30001");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("sent-by-fallback");
  expect((await own.reasons(record)).at(-1)).toBe("30001");
  expect(await own.open(record)).toEqual(["answered-after-end"]);
});
