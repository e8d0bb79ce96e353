import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority, type Authority, type Credentials } from "../../../src/sandbox/certificates/authority.js";
import { freePort } from "./free-port.js";
import { peersFolder } from "./python.js";

export const sharedKey = "TestKey";

/** NHS England's mesh-sandbox as a process of its own, over mutual TLS. */
export interface MeshSandboxPeer {
  readonly url: string;
  readonly authority: Authority;
  readonly client: Credentials;
  /** An admin call of the sandbox: no token, but the client certificate. */
  admin(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: string }>;
  stop(): Promise<void>;
}

/** Starts it with more mailboxes, and with the patients that automatic routing finds (address to mailbox). */
export async function startMeshSandbox(
  python: string,
  configuration: { readonly mailboxes: readonly object[]; readonly patients: Readonly<Record<string, string>> },
): Promise<MeshSandboxPeer> {
  const folder = await mkdtemp(join(tmpdir(), "mesh-sandbox-"));
  const authority = createAuthority();
  const server = authority.issueServer(["localhost"]);
  const client = authority.issueClient("mesh-client");
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const port = await freePort();
  const child = spawn(
    python,
    [
      "-m",
      "uvicorn",
      "mesh_peer:app",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--workers",
      "1",
      "--log-level",
      "warning",
      "--no-access-log",
      "--ssl-certfile",
      await file("server.crt", server.cert),
      "--ssl-keyfile",
      await file("server.key", server.key),
      "--ssl-ca-certs",
      await file("ca.crt", authority.ca),
      "--ssl-cert-reqs",
      "2",
    ],
    {
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        AUTH_MODE: "full",
        SHARED_KEY: sharedKey,
        STORE_MODE: "memory",
        PYTHONWARNINGS: "ignore",
        PYTHONDONTWRITEBYTECODE: "1",
        PYTHONPATH: peersFolder,
        MESH_PEER: JSON.stringify(configuration),
      },
    },
  );
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );

  const call = (method: string, path: string, body?: unknown): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const request = httpsRequest(
        `https://localhost:${port}${path}`,
        {
          method,
          ca: authority.ca,
          cert: client.cert,
          key: client.key,
          agent: false,
          headers: { "content-type": "application/json" },
        },
        (response) => {
          let text = "";
          response
            .setEncoding("utf8")
            .on("data", (part: string) => {
              text += part;
            })
            .on("end", () => {
              resolve({ status: response.statusCode ?? 0, body: text });
            });
        },
      );
      request.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  const peer: MeshSandboxPeer = {
    url: `https://localhost:${port}`,
    authority,
    client,
    admin: call,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await call("GET", "/health").catch(() => undefined);
    if (answer?.status === 200) return peer;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await peer.stop();
  throw new Error(`mesh-sandbox did not start: ${said}`);
}
