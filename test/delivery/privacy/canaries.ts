import { expect } from "vitest";
import { pharmacyFirst } from "../../../src/consultation/constructors.js";
import type { Consultation } from "../../../src/consultation/consultation.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { Delivery } from "../../../src/delivery/delivery.js";
import { longAgo } from "../../consultation/inputs.js";
import { ann, bench, type Bench, minute, practice } from "../support/bench.js";
import { sender } from "../support/sinusitis.js";

/** Invented words, each in one input alone: whatever holds one of them holds patient data. */
export const canaries = {
  family: "Zanzibarski",
  given: "Quillonia",
  line: "77 Wobblecombe Lane",
  nhsNumber: "9990000018",
  clinical: "canary-of-clinical-words",
  confirmed: "Canaryconfirmer",
  note: "canary-of-a-note",
  otherWay: "canary-of-another-way",
  email: "canary.practice@nhs.net",
  diagnostics: "canary-of-diagnostics",
  description: "canary-of-a-report",
  foreignBody: "canary-of-foreign-bytes",
  foreignSubject: "canary-of-a-foreign-subject",
  foreignFile: "canary-file-name",
  unreadable: "canary-of-unreadable-xml",
  secondNote: "canary-of-an-items-note",
} as const;

function consultation(clinicalSummary: string): Consultation {
  return pharmacyFirst.sinusitis({
    patient: {
      nhsNumber: canaries.nhsNumber,
      nhsNumberVerification: "01",
      name: { family: canaries.family, given: [canaries.given] },
      gender: "female",
      birthDate: "1990-04-12",
      address: { line: [canaries.line], city: "York", postalCode: "YO1 7HH" },
    },
    pharmacy: { odsCode: "FQW30", name: "Riverside Pharmacy" },
    practitioner: { name: { family: "Okafor", given: ["Ben"] }, gphcNumber: "2099999", role: "R1290" },
    startedAt: "2026-11-20T10:05:00+00:00",
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary,
    confirmations: [
      {
        ...longAgo("2026-11-20T10:05:00+00:00"),
        by: { name: { family: canaries.confirmed }, gphcNumber: "2099001", role: "R1290" },
      },
    ],
  });
}

/** The store, with everything in it that can hold patient data; all is at its end, and dealt with. */
export async function filledWithCanaries(store: DeliveryStore, retentionDays?: number): Promise<Bench> {
  const own = await bench({
    aroundStore: () => store,
    ...(retentionDays !== undefined && { retention: { days: retentionDays } }),
  });
  const { delivery } = own;
  const submit = async (id: string): Promise<DeliveryRecord> => {
    const prepared = delivery.prepare(consultation(`${canaries.clinical} ${id}`), { id });
    await store.add({ ...prepared, body: { ...prepared.body, fallbackTo: canaries.email } });
    await delivery.poll();
    own.pass(minute);
    return own.stored(prepared.row);
  };
  const attempts = async (record: DeliveryRecord): Promise<string> =>
    (await delivery.attempts(record.id)).at(-1)?.meshMessageId ?? "";

  const matched = await submit("matched");
  own.answer(matched, "30001", { diagnostics: canaries.diagnostics });
  const rejected = await submit("rejected");
  own.answer(rejected, "30003", { diagnostics: canaries.diagnostics });
  const undeliverable = await submit("undeliverable");
  const report = {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    statusCode: "EPL-151",
    statusEvent: "SEND",
    statusDescription: canaries.description,
    statusTimestamp: undefined,
    to: `GPPROVIDER_${canaries.nhsNumber}_19900412_${canaries.family.toUpperCase()}`,
    subject: `NHS Number: ${canaries.nhsNumber}`,
  };
  own.mesh.report(sender.mailboxId, { ...report, linkedMessageId: await attempts(undeliverable) });
  own.mesh.report(sender.mailboxId, { ...report, linkedMessageId: "NOBODYS-ID" });
  own.mesh.deliver(practice.mailboxId, {
    to: sender.mailboxId,
    workflowId: "OTHER",
    subject: `${canaries.foreignSubject} 999 000 0018`,
    fileName: canaries.foreignFile,
    localId: practice.odsCode,
    contentType: "text/plain",
    body: new TextEncoder().encode(canaries.foreignBody),
  });
  own.put(`<x>${canaries.unreadable} ${canaries.nhsNumber}</x>`);
  await delivery.poll();
  await delivery.replace(matched.id, consultation(`${canaries.clinical} replaced`), { id: "replacing", ...ann });
  await delivery.poll();
  const replacing = (await delivery.list()).items.at(-1);
  if (replacing !== undefined) own.answer(replacing, "30001");
  await delivery.poll();
  await delivery.sentByFallback(undeliverable.id, { ...ann, how: canaries.otherWay });
  await delivery.resolve({ ids: [rejected.id] }, { ...ann, how: canaries.note });
  await delivery.resolve({ query: {} }, { ...ann, how: canaries.secondNote });
  return own;
}

/** Which canaries a dump holds: as text, in the other byte order of text, as base64, or as hexadecimal digits. */
export function canariesIn(dump: Buffer): readonly string[] {
  const upper = Buffer.from(dump.toString("latin1").toUpperCase(), "latin1");
  return Object.entries(canaries)
    .filter(([, text]) => {
      const bytes = Buffer.from(text);
      // Wherever it begins within three bytes of base64: the part that does not depend on its neighbours.
      const base64 = [0, 1, 2].map((before) =>
        Buffer.concat([Buffer.alloc(before), bytes])
          .toString("base64")
          .slice(before === 0 ? 0 : 4, -4),
      );
      const words = [text, bytes.toString("hex"), Buffer.from(text, "utf16le").toString("latin1"), ...base64];
      return words.some((word) => dump.includes(word, 0, "latin1")) || upper.includes(text.toUpperCase());
    })
    .map(([name]) => name);
}

/** All that holds patient data is found for a subject access request. */
export async function exportedCanaries(delivery: Delivery): Promise<readonly string[]> {
  const all = await delivery.exportPatient({ nhsNumber: "999 000 0018" });
  expect(all.deliveries.length).toBe(4);
  return canariesIn(Buffer.from(JSON.stringify(all)));
}

export const everyCanary: readonly string[] = Object.keys(canaries);
