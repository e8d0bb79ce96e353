// Tests of your own code with the sandbox, in vitest: a test names the answer it needs by the patient's given name.
// Run it: npx vitest run --project scripts examples/testing
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseConsultation, type Consultation } from "gp-connect-update-record";
import { memoryStore, openDelivery, type Delivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox, type Sandbox } from "gp-connect-update-record/sandbox";

let sandbox: Sandbox;
let delivery: Delivery;
beforeAll(async () => {
  sandbox = await startSandbox();
  const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } as const;
  const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
  delivery = await openDelivery({ store: memoryStore(), transport, sender });
});
afterAll(async () => {
  await delivery.close();
  await sandbox.close();
});

async function consultationOf(givenName: string): Promise<Consultation> {
  const file = new URL("../consultations/sinusitis.json", import.meta.url);
  const json = JSON.parse(await readFile(file, "utf8")) as { patient: { name: { given: string[] } } };
  json.patient.name.given = [givenName];
  return parseConsultation(json);
}

test.each([
  { answer: "Dominic", state: "patient-matched", attention: [] }, // no trigger: the practice accepts it
  { answer: "30002", state: "rejected", attention: ["rejected"] },
  { answer: "20010", state: "switched-off", attention: ["switched-off"] },
  { answer: "EPL-151", state: "undeliverable", attention: ["undeliverable"] },
])("$answer: the message ends as $state", async ({ answer, state, attention }) => {
  const { id } = await delivery.submit(await consultationOf(answer), { id: answer });
  await expect
    .poll(async () => {
      await delivery.poll(); // sends, and reads the inbox: no test needs to sleep
      return (await delivery.status(id))?.state;
    })
    .toBe(state);
  const { items } = await delivery.attention({ deliveryIds: [id] });
  expect(items.map(({ reason }) => reason)).toEqual(attention);
});
