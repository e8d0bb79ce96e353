import { expect, test } from "vitest";
import { ann, bench, type Bench } from "../support/bench.js";
import { failFirst, lost } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

async function replaced(own: Bench, ...codes: readonly Parameters<Bench["answer"]>[1][]) {
  const original = await own.delivery.submit(sinusitis(), { id: "original" });
  await own.delivery.poll();
  for (const code of codes) own.answer(original, code);
  await own.delivery.poll();
  const replacement = await own.delivery.replace(original.id, sinusitis("Adah"), { id: "replacement", ...ann });
  await own.delivery.poll();
  await own.delivery.poll();
  expect((await own.stored(replacement)).state).toBe("sent");
  return { original, replacement };
}

test("D16: a replacement that is matched makes its original replaced, in one step", async () => {
  for (const codes of [["20013", "30001"], ["20013"], []] as const) {
    const own = await bench();
    const { original, replacement } = await replaced(own, ...codes);
    own.answer(replacement, "20013");
    await own.delivery.poll();
    expect((await own.stored(original)).state).not.toBe("replaced");
    own.answer(replacement, "30001");
    await own.delivery.poll();
    expect((await own.stored(original)).state).toBe("replaced");
    expect((await own.stored(replacement)).state).toBe("patient-matched");
    expect((await own.reasons(original)).at(-1)).toBe("replaced-by");
    expect(await own.open()).toEqual([]);
  }
});

test("D16, UR-082: 20014 voids a replacement and its original, and a person is told", async () => {
  for (const codes of [["20013", "30001"], ["20013"], ["30002"], []] as const) {
    const own = await bench();
    const original = await own.delivery.submit(sinusitis(), { id: "original" });
    await own.delivery.poll();
    const replacement = await own.delivery.replace(original.id, sinusitis("Adah"), { id: "replacement", ...ann });
    await own.delivery.poll();
    await own.delivery.poll();
    for (const code of codes) own.answer(original, code);
    own.answer(replacement, "20014");
    own.answer(replacement, "20014");
    await own.delivery.poll();
    expect((await own.stored(original)).state, codes.join()).toBe("void");
    expect((await own.stored(replacement)).state, codes.join()).toBe("void");
    expect(await own.open(replacement)).toEqual(["rejected"]);
    const [attention] = (await own.delivery.attention({ deliveryIds: [replacement.id] })).items;
    expect(attention?.text).toContain("UR-082");
  }
});

test("a replacement that is rejected for another reason leaves its original as it is", async () => {
  const own = await bench();
  const { original, replacement } = await replaced(own, "20013", "30001");
  own.answer(replacement, "20009");
  await own.delivery.poll();
  expect((await own.stored(original)).state).toBe("patient-matched");
  expect((await own.stored(replacement)).state).toBe("rejected");
});

test("20014 about a message that replaces nothing is a rejection", async () => {
  const own = await bench();
  const record = await own.delivery.submit(sinusitis(), { id: "first" });
  await own.delivery.poll();
  own.answer(record, "20014");
  await own.delivery.poll();
  expect((await own.stored(record)).state).toBe("rejected");
});

/** MESH's report about the message that was posted in this place, of which it names no known id. */
function report(own: Bench, place: number): void {
  const { to = "", subject = "" } = own.posted[place]?.envelope ?? {};
  own.mesh.report("X26ABC1", {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: own.posted[place]?.messageId,
    statusCode: "14",
    statusEvent: "SEND",
    statusDescription: "",
    statusTimestamp: undefined,
    to,
    subject,
  });
}

/** The end of each subject that was posted. */
const versions = (own: Bench): readonly (string | undefined)[] =>
  own.posted.map(({ envelope }) => /version .*/.exec(envelope.subject)?.[0]);

async function reportCodes(own: Bench, id: string): Promise<readonly (string | undefined)[]> {
  return (await own.delivery.attempts(id)).map(({ reportCode }) => reportCode);
}

test("UR-092: a report about a lost id tells an original and its replacement apart by the version", async () => {
  const own = await bench({ around: failFirst(lost, lost).around });
  const original = await own.delivery.submit(sinusitis(), { id: "original" });
  await own.delivery.poll();
  own.answer(original, "20013");
  await own.delivery.poll();
  own.pass(60_000);
  const replacement = await own.delivery.replace(original.id, sinusitis(), { id: "replacement", ...ann });
  await own.delivery.poll();
  expect(versions(own)).toEqual(["version 1", "version 2"]);
  report(own, 1);
  await own.delivery.poll();
  expect([await reportCodes(own, original.id), (await reportCodes(own, replacement.id))[0]]).toEqual([
    [undefined],
    "14",
  ]);
  report(own, 0);
  await own.delivery.poll();
  expect(await reportCodes(own, original.id)).toEqual(["14"]);
});

test("UR-092: a report about a replacement that went as a first version is not taken for the original's", async () => {
  const own = await bench({ around: failFirst(lost, lost).around });
  const original = await own.delivery.submit(sinusitis(), { id: "original" });
  await own.delivery.poll();
  const replacement = await own.delivery.replace(original.id, sinusitis(), { id: "replacement", ...ann });
  own.answer(original, "20010");
  own.pass(5_000); // MESH is tried again
  await own.delivery.poll();
  await own.delivery.poll();
  expect(versions(own)).toEqual(["version 1", "version 1"]);
  report(own, 1);
  await own.delivery.poll();
  expect(await reportCodes(own, original.id)).toEqual([undefined]);
  const [item] = (await own.delivery.inbox()).items;
  expect(item?.candidates).toEqual([original.id, replacement.id]);
});
