import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { MeshTls } from "../../transport/mesh/options.js";

/** How long the sandbox may take to end on its own. */
const patienceMilliseconds = 5000;

/** What `update-record sandbox --format json` prints. */
export interface SandboxSettings {
  readonly url: string;
  readonly mailbox: string;
  readonly password: string;
  readonly sharedKey: string;
  readonly odsCode: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** A sandbox in a separate process. */
export interface SandboxProcess {
  readonly settings: SandboxSettings;
  readonly tls: MeshTls;
  /** Ends the process, and deletes its credentials. */
  stop(): Promise<void>;
}

/** Starts `update-record sandbox`, and waits until it prints its settings. */
export async function openSandboxProcess(commandLine: string): Promise<SandboxProcess> {
  const folder = await mkdtemp(join(tmpdir(), "update-record-demo-"));
  const child = spawn(process.execPath, [commandLine, "sandbox", "--format", "json", "--credentials", folder], {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const settings = JSON.parse(await firstLine(child)) as SandboxSettings;
    const [ca, cert, key] = await Promise.all(
      [settings.ca, settings.cert, settings.key].map((file) => readFile(file, "utf8")),
    );
    if (ca === undefined || cert === undefined || key === undefined)
      throw new Error("The sandbox wrote no credentials.");
    return { settings, tls: { ca, cert, key }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The sandbox has no output.");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("The sandbox ended before it was ready.");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
  await exit;
  clearTimeout(forced);
}
