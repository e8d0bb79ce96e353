import type { SandboxJson } from "../shapes.js";
import { call } from "./api.js";

let current: SandboxJson | undefined;
let ahead = 0;
const listeners = new Set<(sandbox: SandboxJson) => void>();

/** What is known of the sandbox: practices, faults, clock, runs. */
export function sandboxNow(): SandboxJson {
  if (current === undefined) throw new Error("The sandbox is not known yet.");
  return current;
}

export function showSandbox(sandbox: SandboxJson): void {
  current = sandbox;
  ahead = Date.parse(sandbox.now) - Date.now();
  for (const listener of listeners) listener(sandbox);
}

/** Calls the listener with each change from now on. */
export function onSandbox(listener: (sandbox: SandboxJson) => void): void {
  listeners.add(listener);
}

/** Asks the sandbox anew. */
export async function lookAgain(): Promise<void> {
  showSandbox(await call<SandboxJson>("sandbox"));
}

/** The sandbox's time, and how far it is ahead of this machine's, in milliseconds. */
export function clock(): { readonly now: Date; readonly ahead: number } {
  return { now: new Date(Date.now() + ahead), ahead };
}
