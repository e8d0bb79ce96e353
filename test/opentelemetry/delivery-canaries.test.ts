import { expect, test } from "vitest";
import type { DeliveryActivity } from "../../src/delivery/insight/activity.js";
import { pharmacyFirst } from "../../src/consultation/constructors.js";
import { deliveryTelemetry } from "../../src/opentelemetry/index.js";
import { longAgo } from "../consultation/inputs.js";
import { bench, hour, minute } from "../delivery/support/bench.js";
import { failFirst, keptOut } from "../delivery/support/failures.js";
import { sender } from "../delivery/support/sinusitis.js";
import { patient } from "../transport/canaries/support/canaries.js";
import { recordedTelemetry } from "./support/recorded-telemetry.js";

/** Words that a caller, a person or another system wrote, besides the patient's. */
const words = {
  callerId: "Rufnummernreiher-7",
  note: "Notiznachtigall",
  error: "Fehlerfalke",
  answer: "Antwortammer",
  code: "Codekuckuck",
} as const;

/** By whom a mailbox was paused is said where it is asked for, and told to nobody. */
const person = "Personenpirol";

const consultation = pharmacyFirst.sinusitis({
  patient: {
    nhsNumber: patient.nhsNumber,
    nhsNumberVerification: "01",
    name: { family: patient.family, given: [patient.given], prefix: ["Ms"] },
    gender: "female",
    birthDate: patient.birthDate,
    address: { line: [patient.street, patient.town], postalCode: patient.postalCode },
  },
  pharmacy: { odsCode: sender.odsCode, name: "Riverside Pharmacy" },
  practitioner: { name: { family: "Okafor", given: ["Ben"] }, gphcNumber: "2099999", role: "R1290" },
  startedAt: "2026-11-20T10:05:00+00:00",
  seen: "in-person",
  gatewayPoint: "met",
  sharing: "agreed",
  clinicalSummary: patient.summary,
  confirmations: [longAgo("2026-11-20T10:05:00+00:00")],
});

test("ME-14: insight, health, activities, spans and metrics hold no text of patients, callers or others", async () => {
  const recorded = recordedTelemetry();
  const telemetry = deliveryTelemetry(recorded);
  const activities: DeliveryActivity[] = [];
  const own = await bench({
    around: failFirst(new Error(`${words.error} ${patient.family}`), keptOut).around,
    onEvent(activity) {
      activities.push(activity);
      telemetry.onEvent(activity);
    },
    onAttention: () => {
      if (activities.some(({ type }) => type === "told")) return;
      throw new Error(`${words.error} ${patient.nhsNumber}`);
    },
  });
  const end = telemetry.observe(own.delivery);
  const seen: unknown[] = [];
  const look = async (): Promise<void> => {
    seen.push(await own.delivery.insight({ includeFinished: true, byPractice: true }), await own.delivery.health());
  };
  const record = await own.delivery.submit(consultation, { id: words.callerId });
  for (let poll = 0; poll < 4; poll++) {
    await own.delivery.poll();
    await look();
    own.pass(hour);
  }
  own.put(`<Bundle><id value="${words.answer} ${patient.nhsNumber}"/></Bundle>`);
  own.put(`${words.answer} ${patient.family}`, words.answer);
  await own.report(record, words.code);
  own.answer(record, "20010");
  own.pass(minute);
  await own.delivery.poll();
  await own.delivery.sentByFallback(record.id, { by: person, how: `${words.note} ${patient.given}` });
  await own.delivery.pause(sender.mailboxId, { by: person });
  const paused = await own.delivery.insight();
  await look();
  const told = JSON.stringify([
    activities,
    recorded.spans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    await recorded.values(),
  ]);
  // What is searched is what was told: it must not be empty.
  const types = new Set(activities.map(({ type }) => type));
  expect([...types].sort()).toEqual([
    ...["answered", "send-ended", "state-changed", "submitted", "told", "work-failed"],
  ]);
  expect(recorded.spans().length).toBeGreaterThan(5);
  expect(JSON.stringify(paused.mailboxes)).toContain(person);
  const all = `${told}${JSON.stringify(seen)}`;
  for (const canary of [...Object.values(patient), ...Object.values(words)]) expect(all).not.toContain(canary);
  expect(told).not.toContain(person);
  end();
  await own.delivery.close();
  await recorded.close();
});
