import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Sandbox } from "../../../src/sandbox/index.js";
import { peersFolder } from "./python.js";

/** What NHS England's Python client answered to an order: `ok`, or the name of its error. */
export type PeerAnswer = { readonly ok: unknown } | { readonly error: string; readonly text: string };

/** NHS England's Python client as a process of its own, for one mailbox of our sandbox. */
export interface MeshClientPeer {
  order(order: { readonly do: string } & Readonly<Record<string, unknown>>): Promise<PeerAnswer>;
  stop(): Promise<void>;
}

/** Starts it; `password` may be a wrong one. Its certificate comes from files, as in production. */
export async function startMeshClient(
  python: string,
  sandbox: Sandbox,
  mailboxId: string,
  folder: string,
  password?: string,
): Promise<MeshClientPeer> {
  const files = await sandbox.writeCredentials(folder, mailboxId);
  const options = sandbox.transportOptionsFor(mailboxId);
  const child = spawn(python, [join(peersFolder, "mesh_client_peer.py")], {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...process.env,
      PYTHONWARNINGS: "ignore",
      PYTHONDONTWRITEBYTECODE: "1",
      MESH_URL: options.baseUrl,
      MESH_CA: files.ca,
      MESH_CERT: files.cert,
      MESH_KEY: files.key,
      MESH_MAILBOX: mailboxId,
      MESH_PASSWORD: password ?? options.password,
      MESH_SHARED_KEY: options.sharedKey,
    },
  });
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async order(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error("mesh-client ended without an answer");
      return JSON.parse(line.value) as PeerAnswer;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
