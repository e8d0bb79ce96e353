// One of the workers of `delivery-day`, in a process of its own. Asked for "used", it answers with what it has used.
import { mailboxAt, mesh } from "../mesh/client.js";
import type { SandboxTransportOptions } from "../../../src/sandbox/index.js";
import { cpu, watchMemory } from "../scenarios/usage.js";
import { durable } from "./entry.js";

export interface DayWorkerSettings {
  readonly url: string;
  readonly sandbox: SandboxTransportOptions;
  readonly mailboxes: number;
  /** The key of the store, in base64. Undefined: everything is stored in clear. */
  readonly key: { readonly id: string; readonly key: string } | undefined;
}

const { url, sandbox, mailboxes, key } = JSON.parse(process.argv[2] ?? "{}") as DayWorkerSettings;
const mostMemory = watchMemory();
const failures: string[] = [];
const delivery = await durable.openDelivery({
  store: durable.postgresStore({
    url,
    ...(key && { encryptionKeys: [{ id: key.id, key: Buffer.from(key.key, "base64") }] }),
  }),
  transport: mesh.meshTransport({ ...sandbox, mailboxes: () => ({}) }),
  mailboxes: Array.from({ length: mailboxes }, (_, place) => mailboxAt(place)),
  // The real MESH allows a poll every five minutes; answers come sooner here, so that the day takes minutes.
  work: { pollEveryMs: 2_000 },
  onAttention: ({ reason }) => {
    failures.push(reason);
  },
});
delivery.start({
  onFailure: ({ loop, error }) => {
    failures.push(`${loop}: ${String(error)}`);
  },
});
process.on("disconnect", () => process.exit());
process.on("message", (question) => {
  if (question === "used") {
    process.send?.({ cpu: cpu(), memory: mostMemory(), failures });
    return;
  }
  void delivery.close().then(() => process.exit());
});
process.send?.("ready");
