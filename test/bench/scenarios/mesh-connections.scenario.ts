import { mailboxAt, mesh } from "../mesh/client.js";
import { separateSandbox } from "../mesh/separate-sandbox.js";
import { limit, type Scenario } from "./scenario.js";
import { times } from "./usage.js";

const sends = 1_000;
const connections = 16;

/** A thousand messages need no more TLS handshakes than there are connections, and by now none is opened again. */
export const scenario: Scenario = async () => {
  const sandbox = await separateSandbox({ mailboxes: 2 });
  const transport = mesh.meshTransport(sandbox.options);
  const body = new TextEncoder().encode("<a>x</a>");
  const envelope = { workflowId: "BENCH", to: mailboxAt(1), subject: "bench", localId: "bench", body };
  await times(sends, async () => {
    await transport.send({ ...envelope, contentType: "application/xml" });
  });
  await transport.close();
  const { connections: handshakes, cpu } = await sandbox.used();
  const note = `the sandbox used ${cpu.toFixed(1)} s of CPU`;
  sandbox.stop();
  const unit = `TLS handshakes for ${sends} sends`;
  return [
    { name: "mesh-connections", ours: handshakes, peer: limit, theirs: connections, unit, atMost: 1, guarded: 1, note },
  ];
};
