import { expect, test } from "vitest";
import { pharmacyFirst } from "../../../src/consultation/constructors.js";
import type { Consultation } from "../../../src/consultation/consultation.js";
import { memoryStore, openDelivery } from "../../../src/delivery/index.js";
import { startSandbox, type Fault } from "../../../src/sandbox/index.js";
import { meshTransport } from "../../../src/transport/mesh/index.js";
import { longAgo } from "../../consultation/inputs.js";
import { canaries, patient, secrets } from "./support/canaries.js";
import { listen } from "./support/told.js";

const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;

/** The given name tells the simulated practice what to answer. */
function consultationOf(given: string): Consultation {
  return pharmacyFirst.sinusitis({
    patient: {
      nhsNumber: patient.nhsNumber,
      nhsNumberVerification: "01",
      name: { family: patient.family, given: [patient.given, given] },
      gender: "female",
      birthDate: patient.birthDate,
      address: { line: [patient.street, patient.town], postalCode: patient.postalCode },
    },
    pharmacy: { odsCode: "FA123", name: "Riverside Pharmacy" },
    practitioner: { name: { family: "Okafor", given: ["Ben"] }, gphcNumber: "2099999", role: "R1290" },
    startedAt: "2026-11-20T10:05:00+00:00",
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary: patient.summary,
    confirmations: [longAgo("2026-11-20T10:05:00+00:00")],
  });
}

/** What happens on the way. */
const faults: readonly Fault[] = [
  { operation: "send", does: "cut-after" },
  {
    operation: "send",
    does: { status: 417, body: JSON.stringify({ detail: [{ event: "SEND", code: "06", msg: patient.family }] }) },
  },
  { operation: "send", does: { status: 503, body: patient.family } },
  { operation: "list", does: { status: 403, body: patient.family } },
  { operation: "download", does: "truncate" },
  { operation: "download", does: "false-gzip" },
  { operation: "acknowledge", does: "cut-before" },
];

test("ME-14: from submission to acknowledgement, nothing that is told holds the patient or a secret", async () => {
  const told = listen();
  await using sandbox = await startSandbox({
    sharedKey: secrets.sharedKey,
    mailboxes: [{ mailboxId: sender.mailboxId, odsCode: sender.odsCode, password: secrets.password }],
    onEvent: told.onSandboxEvent,
  });
  const settings = sandbox.transportOptionsFor(sender.mailboxId);
  const transport = meshTransport({ ...settings, limits: { total: 1_000 }, onEvent: told.onEvent });
  const delivery = await openDelivery({
    store: memoryStore(),
    transport,
    sender,
    onAttention: (notice) => told.note("an attention", notice),
    work: { firstPauseMs: 1, longestPauseMs: 1, resendAfterMs: Array<number>(6).fill(1) },
  });
  const pass = async (): Promise<void> => {
    for (const { error } of (await delivery.poll()).failures) told.note("the failure of a pass", error);
  };
  for (const [index, fault] of [undefined, ...faults].entries()) {
    if (fault !== undefined) sandbox.faults.add(fault);
    for (const trigger of ["Ada", "20010", "30002", "EPL-151", "invrep"]) {
      await delivery.submit(consultationOf(trigger), { id: `${index} ${trigger}` });
      if (fault !== undefined) break;
    }
    for (let passes = 0; passes < 3; passes += 1) await pass();
    sandbox.faults.clear();
  }
  await pass();
  const states = new Set((await delivery.list()).items.map(({ state }) => state));
  await delivery.close();
  const texts = await told.end();
  const [, keyLine = "no key"] = settings.tls.key.split("\n");
  const leaksIn = canaries([keyLine]);
  expect(texts.flatMap(([where, text]) => leaksIn(text).map((leak) => ({ where, ...leak })))).toEqual([]);
  expect([...states]).toEqual(expect.arrayContaining(["patient-matched", "switched-off", "undeliverable", "rejected"]));
  const wheres = new Set(texts.map(([where]) => where));
  for (const where of [
    "an attention",
    "the failure of a pass",
    "the sandbox's event practice-answered",
    "the sandbox's event report-written",
    "the sandbox's event connection-cut",
    "the span mesh send",
  ])
    expect(wheres).toContain(where);
});
