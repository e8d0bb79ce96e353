import { listInbox } from "../../../src/transport/mesh/calls/list-inbox.js";
import { meshClient } from "../../../src/transport/mesh/client.js";
import { meshTransport, type Envelope, type MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { all } from "../../transport/support/against-server.js";

/** With as few headers as can be. */
const least: Envelope = {
  workflowId: "GPCONNECT_UPDATE_RECORD",
  to: "X26ABC2",
  subject: "",
  localId: "",
  contentType: "application/fhir+xml",
  body: new TextEncoder().encode(`<Bundle>${"Siân Łukasz ".repeat(3_000)}</Bundle>`),
};

const envelope: Envelope = { ...least, subject: "Pharmacy First", localId: "FA123", fileName: "consultation.xml" };

/** How messages are sent, one after the other. */
const ways: readonly Partial<MeshTransportOptions>[] = [
  {},
  { compress: true },
  { checksum: true },
  { chunkBytes: 10_000 },
  { chunkBytes: 10_000, compress: true, checksum: true },
];

/** Every operation of this client, with every option that changes a request. */
export async function everyOperation(optionsFor: (mailboxId: string) => MeshTransportOptions): Promise<void> {
  const sender = meshTransport(optionsFor("X26ABC1"));
  const receiver = meshTransport(optionsFor("X26ABC2"));
  await sender.handshake();
  for (const way of ways) {
    const transport = meshTransport({ ...optionsFor("X26ABC1"), ...way });
    const { messageId } = await transport.send(envelope);
    await transport.close();
    await receiver.head(messageId);
    await receiver.download(messageId);
    await sender.track(messageId);
  }
  for (let count = 0; count < 7; count += 1) await sender.send(least);
  await sender.send({ ...envelope, to: "GPPROVIDER_9990000018_19700101_Testfamilie" });
  const pages = meshClient(optionsFor("X26ABC2"));
  await all(listInbox(pages, { workflowFilter: "!*_ACK*" }, { pageSize: 10 }));
  await pages.close();
  for (const transport of [sender, receiver]) {
    await transport.count();
    for (const id of await all(transport.listInbox())) {
      await transport.download(id);
      await transport.acknowledge(id);
    }
  }
  await sender.lookUpEndpoint("X26", "TEST_WORKFLOW");
  await sender.searchWorkflow("TEST_WORKFLOW");
  await Promise.all([sender.close(), receiver.close()]);
}
