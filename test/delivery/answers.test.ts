import { expect, test } from "vitest";
import { isResponseCode, responseCodes, type ResponseCode } from "../../src/terminology/response-codes.js";
import { meshErrors } from "../../src/terminology/mesh-errors.js";
import type { DeliveryRecord } from "../../src/delivery/record.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { bench, practice, states, stored, type Bench } from "./support/bench.js";
import { sinusitis } from "./support/sinusitis.js";

type Code = ResponseCode | "none";

/** Submits a consultation, lets the practice answer these codes in turn, one poll each, and gives the record. */
async function after(own: Bench, ...codes: readonly Code[]) {
  const record = await own.delivery.submit(sinusitis());
  for (const code of codes) {
    own.answer(record, code);
    await own.delivery.poll();
  }
  return stored(own, record);
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
  const own = bench();
  const record = await after(own, "20013", "30001");
  expect(states(record)).toEqual(["queued", "sending", "sent", "received", "patient-matched"]);
  expect(record.history.slice(-2).map(({ reason }) => reason)).toEqual(["20013", "30001"]);
  expect(record.acknowledgements).toMatchObject([
    { level: "infrastructure", responseCode: "ok", codes: ["20013"] },
    { level: "business", responseCode: "ok", codes: ["30001"] },
  ]);
  expect(record.practiceOdsCode).toBe("A12345");
  expect(record).toMatchObject({ attention: undefined, dueAt: undefined });
  expect(own.notices).toEqual([]);
  expect(await own.waiting()).toEqual([]);
});

test("UR-113: each of the 49 codes leads to the state that it means, whatever its severity", async () => {
  const ended = new Map<string, string[]>();
  for (const code of Object.keys(responseCodes).filter(isResponseCode)) {
    const { state, attention } = await after(bench(), code);
    const key = `${state}, ${attention?.reason ?? "nothing to do"}`;
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

test("UR-102: if a practice is switched off (20010) a person is notified, and sends it another way", async () => {
  const own = bench();
  const record = await after(own, "20010");
  expect(states(record).at(-1)).toBe("switched-off");
  expect(record.attention?.text).toContain("PDF");
  expect(await own.delivery.attention()).toEqual([record]);
});

test("UR-103, UR-114: a negative infrastructure acknowledgement is final, and nothing more is expected", async () => {
  const own = bench();
  const record = await after(own, "20009");
  expect(record).toMatchObject({ state: "rejected", dueAt: undefined, attention: { reason: "rejected" } });
  expect(own.notices).toMatchObject([{ reason: "rejected", deliveryId: record.id }]);
});

test("20007 and 20008 say that the practice has it already: the answers to the first copy still count", async () => {
  expect(states(await after(bench(), "20007", "20013", "30001")).slice(-2)).toEqual(["received", "patient-matched"]);
  expect(states(await after(bench(), "20013", "30001", "20008")).slice(-2)).toEqual(["received", "patient-matched"]);
});

test("acknowledgements may come in any order, and twice", async () => {
  const own = bench();
  const record = await after(own, "30001", "20013", "30001");
  expect(states(record)).toEqual(["queued", "sending", "sent", "patient-matched"]);
  expect(record.acknowledgements).toHaveLength(3);
  expect(record.attention).toBeUndefined();
});

test("UR-112: a positive infrastructure acknowledgement without an outcome counts", async () => {
  expect(states(await after(bench(), "none")).at(-1)).toBe("received");
});

test("an answer that contradicts an earlier one changes no state, and a person is notified", async () => {
  for (const codes of [
    ["30001", "30002"],
    ["30002", "30001"],
    ["20010", "20013"],
  ] as const) {
    const own = bench();
    const record = await after(own, ...codes);
    expect(record.attention?.reason, codes.join(" ")).toBe("contradicting-answer");
    expect(record.acknowledgements).toHaveLength(2);
    expect(record.history.at(-1)?.reason).toBe(codes[0]);
  }
});

test("UR-113: an unknown code is stored and shown to a person, and later answers still count", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.answer(record, "20013");
  const [id = ""] = await own.waiting();
  const item = await own.transport.download(id);
  if (item.type !== "message") throw new Error("no message");
  await own.transport.acknowledge(id);
  own.put(new TextDecoder().decode(item.body).replace('"20013"', '"29999"'));
  await own.delivery.poll();
  expect(await stored(own, record)).toMatchObject({
    state: "sent",
    attention: { reason: "unknown-code" },
    acknowledgements: [{ codes: ["29999"] }],
  });
  own.answer(record, "30001");
  await own.delivery.poll();
  expect(await stored(own, record)).toMatchObject({ state: "patient-matched", attention: undefined });
});

test(
  "UR-113: of several codes in one answer the one that decides is the reason, and its advice is what the person " +
    "reads",
  async () => {
    for (const [first, second] of [
      ["20013", "30002"],
      ["30002", "20013"],
    ] as const) {
      const own = bench();
      const record = await own.delivery.submit(sinusitis());
      own.put(withSecondCode(acknowledgementOf(record, first), second));
      await own.delivery.poll();
      const { state, history, attention } = await stored(own, record);
      expect([state, history.at(-1)?.reason]).toEqual(["rejected", "30002"]);
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
      const own = bench();
      const record = await own.delivery.submit(sinusitis());
      own.put(acknowledgementOf(record, code).replace('<code value="ok"/>', '<code value="fatal-error"/>'));
      await own.delivery.poll();
      expect(await stored(own, record)).toMatchObject({ state, attention: { reason: "contradicting-answer" } });
      expect(own.notices).toMatchObject([{ reason: "contradicting-answer", deliveryId: record.id }]);
    }
  },
);

test("UR-093: each report of MESH ends the delivery as undeliverable, and says what to do", async () => {
  for (const code of [...Object.keys(meshErrors), "99"]) {
    const own = bench();
    const record = await own.delivery.submit(sinusitis());
    own.report(record, code);
    const { unmatched } = await own.delivery.poll();
    expect(unmatched).toBe(0);
    const now = await stored(own, record);
    expect(now, code).toMatchObject({
      state: "undeliverable",
      attention: { reason: "undeliverable" },
      reports: [{ statusCode: code }],
    });
    expect(now.history.at(-1)?.reason).toBe(code);
    expect(now.attention?.text).not.toContain("words of MESH");
    expect(await own.waiting()).toEqual([]);
  }
});

test("UR-104: text instead of a code is never stored in the record", async () => {
  const own = bench();
  const record = await own.delivery.submit(sinusitis());
  own.report(record, "Marlowe");
  await own.delivery.poll();
  expect(JSON.stringify({ ...(await stored(own, record)), envelope: undefined })).not.toContain("Marlowe");
});

test("if the practice answers before MESH does, its answer is stored, and later the message id", async () => {
  const own: Bench = bench({
    onMessage: async () => {
      const [record] = await own.store.listByState("sending");
      if (record === undefined) throw new Error("not sending");
      own.answer(record, "20013");
      await own.delivery.poll();
    },
  });
  const record = await own.delivery.submit(sinusitis());
  expect(states(record)).toEqual(["queued", "sending", "sent", "received"]);
  expect(record.meshMessageId).toBe(own.posted[0]?.messageId);
});

test("a report that may belong to a message just being sent stays with MESH until the next poll", async () => {
  const own: Bench = bench({
    onMessage: async ({ messageId }) => {
      own.report({ meshMessageId: messageId } as Parameters<Bench["report"]>[0], "EPL-151");
      expect(await own.delivery.poll()).toMatchObject({ handled: 0, unmatched: 0, failures: [] });
    },
  });
  const record = await own.delivery.submit(sinusitis());
  expect(await own.delivery.poll()).toMatchObject({ handled: 1, unmatched: 0 });
  expect((await stored(own, record)).state).toBe("undeliverable");
});

test("a listener that fails, at once or later, does not stop the delivery", async () => {
  const listeners = [
    () => {
      throw new Error("listener");
    },
    () => Promise.reject(new Error("listener")),
  ];
  for (const onAttention of listeners) {
    const own = bench({ onAttention });
    const record = await after(own, "30002");
    expect(record).toMatchObject({ state: "rejected", attention: { reason: "rejected" } });
    expect(await own.waiting()).toEqual([]);
  }
});
