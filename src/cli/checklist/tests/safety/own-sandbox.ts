import type { SenderProfile } from "../../../../message/sender-profile.js";
import { CertificatePackagesError } from "../../../../sandbox/certificates/packages-error.js";
import type { SandboxEvent } from "../../../../sandbox/events.js";
import type { SandboxTransportOptions } from "../../../../sandbox/sandbox.js";
import { startSandbox } from "../../../../sandbox/start.js";
import { newestRelease } from "../../../../terminology/release.js";
import { meshTransport } from "../../../../transport/mesh/transport.js";
import type { MeshTransportOptions } from "../../../../transport/mesh/options.js";
import type { MeshTransport } from "../../../../transport/transport.js";
import { notRun, type ChecklistTest } from "../../checklist-test.js";
import type { LocalRun } from "./base.js";
import { factTest, type FactRow } from "./fact-test.js";

/** A sandbox for one test, so that what is tried there disturbs nothing else. */
export interface OwnSandbox {
  readonly events: readonly SandboxEvent[];
  readonly sender: SenderProfile;
  /** Connection settings of its mailbox. */
  readonly options: SandboxTransportOptions;
}

/** Secrets that are no words, so that they can be looked for in what is told. */
const secrets = { password: "safety-only-4f1c", sharedKey: "safety-only-9b7e" } as const;

/** A row that needs a MESH of its own, in this process. */
export interface SandboxRow extends Omit<FactRow, "came"> {
  readonly came: (own: OwnSandbox, run: LocalRun) => Promise<string>;
}

/** A test for a row. Without the packages that make certificates there is no sandbox, and it is not run. */
export function sandboxTest(row: SandboxRow): ChecklistTest {
  const test = factTest({ ...row, came: (run) => withSandbox((own) => row.came(own, run)) });
  return {
    ...test,
    async run(run) {
      try {
        return await test.run(run);
      } catch (error) {
        if (!(error instanceof CertificatePackagesError)) throw error;
        return notRun(row.expected, "the packages that make certificates are not installed (docs/sandbox.md)");
      }
    },
  };
}

async function withSandbox(work: (own: OwnSandbox) => Promise<string>): Promise<string> {
  const events: SandboxEvent[] = [];
  const { password, sharedKey } = secrets;
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: newestRelease } as const;
  const { odsCode, mailboxId } = sender;
  const mailboxes = [{ mailboxId, odsCode, password }];
  const sandbox = await startSandbox({ sharedKey, mailboxes, onEvent: (event) => events.push(event) });
  try {
    return await work({ events, sender, options: sandbox.transportOptionsFor(mailboxId) });
  } finally {
    await sandbox.close();
  }
}

/** Does something with a transport of its own. */
export async function using<Result>(
  options: MeshTransportOptions,
  work: (transport: MeshTransport) => Promise<Result>,
): Promise<Result> {
  const transport = meshTransport(options);
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}
