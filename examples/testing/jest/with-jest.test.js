// Tests of your own code with the sandbox, in Jest: a test names the answer that it needs by the patient's given name.
// The package is ESM: Jest runs it with --experimental-vm-modules (package.json), and no transform.
// Run it: npm install && npm test      (in this folder)
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { bloodPressure, bloodPressureCheck } from "gp-connect-update-record";
import { memoryStore, openDelivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

let sandbox;
let delivery;
beforeAll(async () => {
  sandbox = await startSandbox();
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" };
  const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
  delivery = await openDelivery({ store: memoryStore(), transport, sender });
});
afterAll(async () => {
  await delivery.close();
  await sandbox.close();
});

const consultationOf = (givenName) =>
  bloodPressureCheck({
    patient: {
      nhsNumber: "999 000 0018", // a test number, and an invented person
      nhsNumberVerification: "01",
      name: { family: "Sample", given: [givenName] },
      gender: "female",
      birthDate: "1964-02-29",
    },
    pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
    practitioner: { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" },
    startedAt: new Date().toISOString(),
    seen: "in-person",
    sharing: "agreed",
    clinicalSummary: "Walked in for a check.",
    observations: [bloodPressure({ systolic: 128, diastolic: 82 })],
  });

test.each([
  ["Ada", "patient-matched"], // no trigger: the practice accepts it
  ["30002", "rejected"],
  ["20010", "switched-off"],
])("%s: the message ends as %s", async (answer, wanted) => {
  const { id } = await delivery.submit(consultationOf(answer), { id: answer });
  let state;
  while (state !== wanted) {
    await delivery.poll(); // sends, and reads the inbox
    ({ state } = await delivery.status(id));
    expect(["queued", "sent", "received", wanted]).toContain(state);
    await pause(20);
  }
});
