import { afterAll, beforeEach } from "vitest";
import { meshTransport, type MeshTransport } from "../../src/transport/mesh/index.js";
import { transportContract } from "../transport/contract/suite.js";
import { sharedKey, startMeshSandbox } from "./support/mesh-sandbox.js";
import { peerPython } from "./support/python.js";

const peer = peerPython();
const nobody = "X26ABC9";
let ran = 0;
beforeEach(() => {
  ran += 1;
});
afterAll(() => {
  console.log(`the contract of transports against mesh-sandbox 1.0.137: ${ran} tests`);
});
const settled = (): Promise<void> => Promise.resolve();

if ("notRun" in peer) console.log(`not run: ${peer.notRun} (the contract of transports against mesh-sandbox)`);
else
  transportContract("mesh, against NHS England's mesh-sandbox 1.0.137", async () => {
    const sandbox = await startMeshSandbox(peer.python, { mailboxes: [], patients: {} });
    const open = (mailboxId: string): MeshTransport =>
      meshTransport({
        baseUrl: sandbox.url,
        mailboxId,
        password: "password",
        sharedKey,
        tls: { ca: sandbox.authority.ca, ...sandbox.client },
        mailboxes: (other) => (other === nobody ? undefined : {}),
      });
    return {
      one: open("X26ABC1"),
      two: open("X26ABC2"),
      openTwo: () => open("X26ABC2"),
      unroutable: "GPPROVIDER_9990000018_19700101_Testfamilie",
      nobody,
      refuses: "at-once",
      sharesIds: true,
      otherMailboxes: "two",
      settle: settled,
      end: () => sandbox.stop(),
    };
  });
