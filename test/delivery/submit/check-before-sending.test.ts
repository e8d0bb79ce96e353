import { expect, test } from "vitest";
import { buildMessage, parseConsultation, type SenderProfile } from "../../../src/index.js";
import { checkBeforeSending } from "../../../src/delivery/submit/check-before-sending.js";
import { DeliveryError } from "../../../src/delivery/delivery-error.js";
import { openDelivery } from "../../../src/delivery/open-delivery.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { envelopeOf } from "../../../src/transport/envelope.js";
import { memoryMesh } from "../../../src/transport/memory/mesh.js";
import type { Envelope } from "../../../src/transport/transport.js";
import { leastInput } from "../../consultation/inputs.js";
import { clock } from "../../message/support/composed.js";

const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "FQW30OT001", release: "1.2.1" };
const profile = (changes: Partial<SenderProfile> = {}): SenderProfile => ({ ...sender, ...changes });
/** Well-formed and outside the range for tests, as a live patient's would be; it was never given to anybody. */
const liveNumber = "9434765919";

function envelopeFor(nhsNumber: string, from: SenderProfile = sender, family = "Fairweather"): Envelope {
  const patient = { ...leastInput.patient, nhsNumber, name: { family } };
  return envelopeOf(
    buildMessage(parseConsultation({ ...leastInput, service: "pharmacy-first", pathway: "sinusitis", patient }), {
      sender: from,
      clock,
    }),
  );
}

function reasonOf(envelope: Envelope, environment: "live" | "test", from: SenderProfile = sender): string {
  try {
    checkBeforeSending(envelope, { environment }, from);
    return "sent";
  } catch (error) {
    if (error instanceof DeliveryError) return error.reason;
    throw error;
  }
}

test("CS-24: a test patient is sent to any environment but the live one", () => {
  expect([reasonOf(envelopeFor("9991956832"), "live"), reasonOf(envelopeFor("9991956832"), "test")]).toEqual([
    "test-in-live",
    "sent",
  ]);
});

test("CS-24: another patient is sent to the live environment, but from no test mailbox and to none", () => {
  const envelope = envelopeFor(liveNumber);
  expect(reasonOf(envelope, "live")).toBe("sent");
  expect(reasonOf(envelope, "live", profile({ mailboxId: "X26ABC1" }))).toBe("test-in-live");
  expect(reasonOf({ ...envelope, to: "X26ABC2" }, "live")).toBe("test-in-live");
});

test("CS-25: the same patient in message, address and subject is sent, however the address is written", () => {
  const other = profile({ dateOfBirthFormat: "ddMMyyyy", surnameForRouting: (family) => family.toUpperCase() });
  expect(reasonOf(envelopeFor("9991956832", other), "test", other)).toBe("sent");
  expect(reasonOf(envelopeFor("9991956832", sender, "Núñez_de Arce"), "test")).toBe("sent");
  expect(reasonOf({ ...envelopeFor("9991956832"), to: "A12345OT001" }, "test")).toBe("sent");
});

test.each([
  [
    "another number in the address",
    (envelope: Envelope) => ({ ...envelope, to: envelope.to.replace("9991956832", "9990000018") }),
  ],
  [
    "another date of birth in the address",
    (envelope: Envelope) => ({ ...envelope, to: envelope.to.replace("19900521", "19900522") }),
  ],
  [
    "another surname in the address",
    (envelope: Envelope) => ({ ...envelope, to: envelope.to.replace("Fairweather", "Fairfax") }),
  ],
  ["an address that is none", (envelope: Envelope) => ({ ...envelope, to: "GPPROVIDER_9991956832" })],
  [
    "another number in the subject",
    (envelope: Envelope) => ({ ...envelope, subject: envelope.subject.replace("9991956832", "9990000018") }),
  ],
  ["no number in the subject", (envelope: Envelope) => ({ ...envelope, subject: "An update" })],
  ["another patient's message", (envelope: Envelope) => ({ ...envelope, body: envelopeFor("9990000018").body })],
  ["bytes that are no message", (envelope: Envelope) => ({ ...envelope, body: new TextEncoder().encode("<Patient") })],
])("CS-25: %s stops the message", (_name, change) => {
  expect(reasonOf(change(envelopeFor("9991956832")), "test")).toBe("other-patient");
});

test("CS-24, CS-25: a message that is stopped is neither stored nor sent, and the error names no patient", async () => {
  const mesh = memoryMesh();
  const store = memoryStore();
  const live = { ...mesh.transport(sender.mailboxId), environment: "live" } as const;
  const delivery = await openDelivery({ store, transport: live, sender, clock });
  const message = buildMessage(parseConsultation({ ...leastInput, service: "pharmacy-first", pathway: "sinusitis" }), {
    sender,
    clock,
  });
  const swapped = {
    ...message,
    routing: { ...message.routing, to: message.routing.to.replace("9991956832", "9990000018") },
  };
  for (const [submission, reason] of [
    [message, "test-in-live"],
    [swapped, "other-patient"],
  ] as const) {
    const error: unknown = await delivery.submit(submission, { id: "1" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "delivery-refused", reason });
    expect(String(error)).not.toMatch(/999|Fairweather/);
  }
  expect((await delivery.attention()).items).toEqual([]);
  expect((await delivery.list()).items).toEqual([]);
  await delivery.close();
});
