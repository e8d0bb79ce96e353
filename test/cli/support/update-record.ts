import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "../../../src/cli/run-command-line.js";
import type { Streams } from "../../../src/cli/terminal.js";

const root = new URL("../../../", import.meta.url);

/** The built command line: `npm run build:js` makes it. */
export const commandLine: string = fileURLToPath(new URL("dist/cli/main.js", root));
export const examplesFolder: string = fileURLToPath(new URL("examples/consultations/", root));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `update-record` with these arguments in this process, from its sources: a process for each takes too long. */
export async function updateRecord(
  args: readonly string[],
  input: string | Uint8Array = "",
  more: Pick<Streams, "isOutputScreen"> = {},
): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommandLine(args, {
    readInput: () => Promise.resolve(typeof input === "string" ? new TextEncoder().encode(input) : input),
    out: (written) => out.push(typeof written === "string" ? written : Buffer.from(written).toString("latin1")),
    err: (text) => err.push(text),
    ...more,
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** Runs the built `update-record` as its users do: in a process of its own, with its own streams. */
export function builtUpdateRecord(args: readonly string[], input?: string | Uint8Array): Promise<Ended> {
  return ended(start([commandLine, ...args]), input);
}

/** Starts a Node program of this project. */
export function start(args: readonly string[]): ChildProcess {
  if (!existsSync(commandLine)) throw new Error("dist/cli/main.js is missing: run npm run build:js first");
  return spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
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
