import { expect, test } from "vitest";
import { buildMessage } from "../../../src/build-message.js";
import { commonOf, serviceRows } from "../../../src/cli/checklist/consultations/consultations.js";
import { patientFor, testPatients } from "../../../src/cli/checklist/consultations/patients.js";
import type { ServiceRow } from "../../../src/cli/checklist/consultations/service-row.js";
import { notReadBack } from "../../../src/cli/checklist/tests/read-back.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import { UpdateRecordError } from "../../../src/errors.js";
import type { ConsultationInput } from "../../../src/consultation/consultation.js";
import { newestRelease, releases, type Release } from "../../../src/terminology/release.js";

const now = new Date("2026-03-02T10:00:00Z");

function dataOf(row: ServiceRow): ConsultationInput {
  const patient = patientFor(row.fits, testPatients(now), now);
  if (patient === undefined) throw new Error(row.name);
  return row.data(commonOf(patient, "FA123", now));
}

function messageOf(data: unknown, release: Release): string {
  const sender = { odsCode: "FA123", mailboxId: "FA123OT001", release };
  return buildMessage(parseConsultation(data), { sender, clock: () => now }).xml;
}

test.each(serviceRows.map((row) => [row.name, row] as const))(
  "%s: its message says what was given, in each release",
  (_, row) => {
    const data = dataOf(row);
    for (const release of row.release === undefined ? releases : [row.release])
      expect(notReadBack(parseConsultation(data), messageOf(data, release)), release).toEqual([]);
  },
);

/** What may be absent or otherwise without making a consultation impossible. */
const changes: Readonly<Record<string, (value: unknown) => unknown>> = {
  clinicalSummary: () => "Something else was said.",
  history: () => undefined,
  redFlags: () => undefined,
  advice: () => undefined,
  plan: () => undefined,
  signposting: () => undefined,
  presentingComplaints: () => undefined,
  ambulatoryDeclined: () => ({ reason: "Another reason." }),
  pregnancyStatus: (value) => (value === "pregnant" ? "not-pregnant" : "pregnant"),
  observations: (value) => (value as readonly unknown[]).slice(1),
};

test("UR-064: a member that a message says otherwise, or not at all, is named", () => {
  const named = serviceRows.flatMap((row) => {
    const data = dataOf(row);
    return Object.entries(changes)
      .filter(([name]) => Object.hasOwn(data, name))
      .flatMap(([name, change]) => {
        const members: Readonly<Record<string, unknown>> = { ...data };
        const { [name]: value, ...others } = members;
        const changed = change(value);
        const less = { ...others, ...(changed === undefined ? {} : { [name]: changed }) };
        const release = row.release ?? newestRelease;
        // What must be confirmed is another thing than what is said.
        const said = tryMessage(less, release);
        if (said === undefined) return [];
        expect(notReadBack(parseConsultation(data), said), `${row.name} ${name}`).toContain(name);
        return [name];
      });
  });
  expect(new Set(named).size).toBeGreaterThanOrEqual(7);
});

function tryMessage(data: unknown, release: Release): string | undefined {
  try {
    return messageOf(data, release);
  } catch (error) {
    if (error instanceof UpdateRecordError) return undefined;
    throw error;
  }
}

test("UR-065: a Condition that nobody gave is named", () => {
  const row = serviceRows.find(({ name }) => name === "sore-throat");
  if (row === undefined) throw new Error("no sore throat");
  const data = dataOf(row);
  const message = messageOf({ ...data, gatewayPoint: "met" }, newestRelease);
  expect(notReadBack(parseConsultation(data), message)).toEqual(["presentingComplaints"]);
});
