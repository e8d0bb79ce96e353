import { expect, test } from "vitest";
import { openDelivery } from "../../../src/delivery/open-delivery.js";
import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { simulatedPractice } from "../../../src/sandbox/index.js";
import { meshFolderTransport, type Transport } from "../../../src/transport/mesh/index.js";
import { sender, sinusitis } from "../../delivery/support/sinusitis.js";
import { bytesOf, waiting } from "../contract/suite.js";
import { simulatedClients } from "./support/simulated-client.js";

const practice = { mailboxId: "A12345GP001", odsCode: "A12345" };

/** The practice's system, over the folders of its own MESH client: it answers everything that came. */
async function answerAll(transport: Transport): Promise<void> {
  const system = simulatedPractice(practice);
  for (const id of await waiting(transport)) {
    const item = await transport.download(id);
    for (const reply of system.receive({ to: practice.mailboxId, body: bytesOf(item) })) {
      if (reply.type === "report") throw new Error("a practice without MESH gives no reports");
      await transport.send({
        workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
        to: sender.mailboxId,
        subject: "",
        localId: practice.odsCode,
        contentType: "application/fhir+xml",
        body: new TextEncoder().encode(reply.xml),
      });
    }
    await transport.acknowledge(id);
  }
}

test("UR-093, ME-09: deliveries over the folders are matched with their answers, and with MESH's reports", async () => {
  const clients = await simulatedClients([sender.mailboxId, practice.mailboxId], (to) =>
    to.endsWith("_Marlowe") ? practice.mailboxId : to,
  );
  const open = (mailboxId: string): Transport =>
    meshFolderTransport({ folder: clients.folderOf(mailboxId), mailboxId, environment: "test" });
  const delivery = await openDelivery({ store: memoryStore(), transport: open(sender.mailboxId), sender });
  const consultation = sinusitis();
  const { id: known } = await delivery.submit(consultation, { id: "known" });
  const { patient } = consultation;
  const { id: unknown } = await delivery.submit(
    { ...consultation, patient: { ...patient, name: { ...patient.name, family: "Nobody" } } },
    { id: "unknown" },
  );
  await delivery.poll();
  await clients.work();
  await answerAll(open(practice.mailboxId));
  await clients.work();
  expect((await delivery.poll()).failures).toEqual([]);
  expect((await delivery.inbox({ states: ["unmatched", "pending", "failing"] })).items).toEqual([]);
  expect(await delivery.status(known)).toMatchObject({ state: "patient-matched" });
  expect(await delivery.status(unknown)).toMatchObject({ state: "undeliverable" });
  expect(await delivery.attempts(unknown)).toMatchObject([{ outcome: "done", reportCode: "EPL-151" }]);
  expect(await waiting(open(sender.mailboxId))).toEqual([]);
  await clients.end();
});
