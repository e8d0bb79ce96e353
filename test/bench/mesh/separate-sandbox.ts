import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SandboxTransportOptions } from "../../../src/sandbox/index.js";

/** How a client reaches the sandbox; `files` where a folder for its certificates was named. */
export interface Reach {
  readonly options: SandboxTransportOptions;
  readonly files?: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** A sandbox in a process of its own, so that its CPU time is not the client's. */
export interface SeparateSandbox extends Reach {
  /** The CPU seconds it has used. */
  readonly cpu: () => Promise<number>;
  readonly stop: () => void;
}

/** Starts the sandbox; it ends with this process. */
export async function separateSandbox(mailboxes: number, folder?: string): Promise<SeparateSandbox> {
  const file = fileURLToPath(new URL("sandbox-process.ts", import.meta.url));
  const child = fork(file, [String(mailboxes), ...(folder === undefined ? [] : [folder])]);
  const reach = (await told(child)) as Reach;
  return {
    ...reach,
    async cpu() {
      child.send("cpu");
      return Number(await told(child));
    },
    stop: () => {
      child.disconnect();
    },
  };
}

async function told(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, "message")) as [unknown];
  return message;
}
