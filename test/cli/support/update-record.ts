import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** The built command line: `npm run build:js` makes it. */
export const commandLine: string = fileURLToPath(new URL("dist/cli/main.js", root));
export const examplesFolder: string = fileURLToPath(new URL("examples/consultations/", root));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a Node program of this project. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  if (!existsSync(commandLine)) throw new Error("dist/cli/main.js is missing: run npm run build:js first");
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
}

/** Waits until it has ended, and gives what it said. */
export async function ended(child: ChildProcess, input: string | Uint8Array = ""): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (part: Buffer) => out.push(part));
  child.stderr?.on("data", (part: Buffer) => err.push(part));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  await once(child, "close");
  return { code: child.exitCode, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** Runs `update-record` with these arguments. */
export function updateRecord(args: readonly string[], input?: string | Uint8Array): Promise<Ended> {
  return ended(start([commandLine, ...args]), input);
}
