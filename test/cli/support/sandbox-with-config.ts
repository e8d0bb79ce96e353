import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSandboxConfig } from "../../../src/cli/config/sandbox-config.js";
import type { SandboxArrival } from "../../../src/sandbox/arrival.js";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../../src/sandbox/index.js";
import { examplesFolder } from "./update-record.js";

/** A sandbox in this process, and a folder with the configuration of its first mailbox. */
export interface SandboxWithConfig {
  readonly sandbox: Sandbox;
  readonly arrivals: readonly SandboxArrival[];
  readonly folder: string;
  readonly config: string;
  /** An example with another given name: the name decides how the practice answers. */
  consultation(givenName: string): Promise<string>;
  /** The configuration with other members, in a file of this name. */
  changed(name: string, members: object): Promise<string>;
  close(): Promise<void>;
}

export async function sandboxWithConfig(options: SandboxOptions = {}): Promise<SandboxWithConfig> {
  const arrivals: SandboxArrival[] = [];
  const sandbox = await startSandbox({ ...options, onArrival: (one) => arrivals.push(one) });
  const folder = await mkdtemp(join(tmpdir(), "update-record-send-"));
  const [mailbox] = sandbox.mailboxes;
  if (mailbox === undefined) throw new Error("the sandbox has no mailbox");
  const config = await writeSandboxConfig(folder, sandbox, mailbox, await sandbox.writeCredentials(folder));
  const write = async (name: string, json: object): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(json));
    return join(folder, name);
  };
  return {
    sandbox,
    arrivals,
    folder,
    config,
    async consultation(givenName) {
      const text = await readFile(join(examplesFolder, "sinusitis.json"), "utf8");
      return write(`${givenName}.json`, JSON.parse(text.replace('["Dominic"]', JSON.stringify([givenName]))) as object);
    },
    changed: async (name, members) =>
      write(name, { ...(JSON.parse(await readFile(config, "utf8")) as object), ...members }),
    async close() {
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}
