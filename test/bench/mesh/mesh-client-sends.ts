import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SeparateSandbox } from "./separate-sandbox.js";

/** NHS England's mesh-client with 16 threads, in a process of its own: sends so many, and says the CPU seconds used. */
export function meshClientSends(
  python: string,
  { options, files }: SeparateSandbox,
  bytes: number,
): (count: number) => Promise<number> {
  if (files === undefined) throw new Error("mesh-client reads its certificates from files");
  const child = spawn(python, [fileURLToPath(new URL("mesh_client_sends.py", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...process.env,
      PYTHONWARNINGS: "ignore",
      PYTHONDONTWRITEBYTECODE: "1",
      MESH_URL: options.baseUrl,
      MESH_CA: files.ca,
      MESH_CERT: files.cert,
      MESH_KEY: files.key,
      MESH_MAILBOX: options.mailboxId,
      MESH_PASSWORD: options.password,
      MESH_SHARED_KEY: options.sharedKey,
      MESH_BYTES: String(bytes),
    },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (count) => {
    child.stdin.write(`${count}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error("mesh-client ended without an answer");
    return Number(line.value);
  };
}
