import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { peersFolder } from "./python.js";

/** What NHS England's Python client answered to an order: `ok`, or the name of its error. */
export type PeerAnswer = { readonly ok: unknown } | { readonly error: string; readonly text: string };

/** NHS England's Python client as a process of its own, for one mailbox. */
export interface MeshClientPeer {
  order(order: { readonly do: string } & Readonly<Record<string, unknown>>): Promise<PeerAnswer>;
  stop(): Promise<void>;
}

/** What it needs to reach a mailbox: the options of a transport have it. */
export interface MeshAccess {
  readonly baseUrl: string;
  readonly mailboxId: string;
  readonly password: string;
  readonly sharedKey: string;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** Starts it. Its certificate comes from files in a folder of its own, as in production. */
export async function startMeshClient(python: string, access: MeshAccess, folder: string): Promise<MeshClientPeer> {
  await mkdir(folder, { recursive: true });
  const file = async (name: keyof MeshAccess["tls"]): Promise<string> => {
    const path = join(folder, `${name}.pem`);
    await writeFile(path, access.tls[name], { mode: 0o600 });
    return path;
  };
  const child = spawn(python, [join(peersFolder, "mesh_client_peer.py")], {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...process.env,
      PYTHONWARNINGS: "ignore",
      PYTHONDONTWRITEBYTECODE: "1",
      MESH_URL: access.baseUrl,
      MESH_CA: await file("ca"),
      MESH_CERT: await file("cert"),
      MESH_KEY: await file("key"),
      MESH_MAILBOX: access.mailboxId,
      MESH_PASSWORD: access.password,
      MESH_SHARED_KEY: access.sharedKey,
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
