import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { SandboxCounts, SandboxTransportOptions } from "../../../src/sandbox/index.js";
import type { SandboxSettings } from "./sandbox-process.js";

/** How a client reaches the sandbox; `files` where a folder for its certificates was named. */
export interface Reach {
  readonly options: SandboxTransportOptions;
  readonly files?: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** What the sandbox has used and counted since its start. */
export interface Used extends SandboxCounts {
  /** In seconds. */
  readonly cpu: number;
}

/** A sandbox in a process of its own, so that its CPU time is not the client's. */
export interface SeparateSandbox extends Reach {
  readonly used: () => Promise<Used>;
  /** Of each mailbox, in order. */
  readonly certificates: () => Promise<readonly { readonly cert: string; readonly key: string }[]>;
  readonly stop: () => void;
}

/** Starts the sandbox; it ends with this process. */
export async function separateSandbox(settings: SandboxSettings): Promise<SeparateSandbox> {
  // As TypeScript beside the benchmarks, compiled beside the scenarios.
  const file = new URL(`sandbox-process${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(file), [JSON.stringify(settings)]);
  const ask = (question: string): Promise<unknown> => {
    child.send(question);
    return told(child);
  };
  const reach = (await told(child)) as Reach;
  return {
    ...reach,
    used: async () => (await ask("used")) as Used,
    certificates: async () => (await ask("certificates")) as Awaited<ReturnType<SeparateSandbox["certificates"]>>,
    stop: () => {
      child.disconnect();
    },
  };
}

async function told(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, "message")) as [unknown];
  return message;
}
