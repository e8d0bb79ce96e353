import type { SandboxOptions } from "./options.js";
import type { Sandbox } from "./sandbox.js";

/** Starts a MESH server with simulated practices, for tests, demos and integration testers. Never for real patients. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  throw new Error(`Not built yet: ${await Promise.resolve(options.port)}`);
}
