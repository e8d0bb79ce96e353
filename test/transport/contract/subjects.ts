import { startSandbox, type SandboxTransportOptions } from "../../../src/sandbox/index.js";
import { memoryMesh } from "../../../src/transport/memory/mesh.js";
import { meshFolderTransport, meshTransport } from "../../../src/transport/mesh/index.js";
import type { Transport } from "../../../src/transport/transport.js";
import { simulatedClients } from "../mesh-folder/support/simulated-client.js";
import type { Subject } from "./suite.js";

const unroutable = "GPPROVIDER_9990000018_19700101_Testfamilie";
const nobody = "X26ABC9";
const settled = (): Promise<void> => Promise.resolve();

/** How to open a subject, for each folder of src/transport. A new transport needs an entry here. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  memory: async () => {
    const mesh = memoryMesh({
      onMessage({ messageId, from, envelope }, here) {
        if (envelope.to !== unroutable) here.deliver(from, envelope);
        else
          here.report(from, {
            workflowId: envelope.workflowId,
            linkedMessageId: messageId,
            statusCode: "EPL-151",
            statusEvent: "SEND",
            statusDescription: "No mailbox matched",
            statusTimestamp: undefined,
            localId: envelope.localId,
          });
      },
    });
    return {
      one: mesh.transport("X26ABC1"),
      two: mesh.transport("X26ABC2"),
      openTwo: () => mesh.transport("X26ABC2"),
      unroutable,
      nobody,
      refuses: "at-once",
      sharesIds: true,
      otherMailboxes: "any",
      settle: settled,
      end: settled,
    };
  },
  "mesh-folder": async () => {
    const clients = await simulatedClients(["X26ABC1", "X26ABC2"]);
    const open = (mailboxId: string): Transport =>
      meshFolderTransport({
        folder: clients.folderOf(mailboxId),
        mailboxId,
        environment: "test",
        mailboxes: (other) => (other === nobody ? undefined : { folder: clients.folderOf(other) }),
      });
    return {
      one: open("X26ABC1"),
      two: open("X26ABC2"),
      openTwo: () => open("X26ABC2"),
      unroutable,
      nobody,
      refuses: "by-report",
      sharesIds: false,
      otherMailboxes: "two",
      settle: clients.work,
      end: clients.end,
    };
  },
  mesh: async () => {
    const sandbox = await startSandbox({ practices: [{ mailboxId: "A12345GP001", odsCode: "A12345", patients: [] }] });
    const settingsOf = (mailboxId: string): SandboxTransportOptions => sandbox.transportOptionsFor(mailboxId);
    const open = (mailboxId: string): Transport =>
      meshTransport({
        ...settingsOf(mailboxId),
        mailboxes: (other) => (other === nobody ? undefined : settingsOf(other)),
      });
    return {
      one: open("X26ABC1"),
      two: open("X26ABC2"),
      openTwo: () => open("X26ABC2"),
      unroutable,
      nobody,
      refuses: "at-once",
      sharesIds: true,
      otherMailboxes: "two",
      settle: settled,
      end: () => sandbox.close(),
    };
  },
};
