import { chmod, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Sandbox, SandboxMailbox } from "../../sandbox/sandbox.js";
import type { CredentialFiles } from "../../sandbox/write-credentials.js";
import { newestRelease } from "../../terminology/release.js";
import type { ConfigFile } from "./config-file.js";

/** A sandbox answers at once. */
const intervalSeconds = 0.2;

/**
 * Writes `config.json` beside a mailbox's credentials: `send` and `inbox` take it as it is. Only its owner may read it,
 * because it holds the password. Its paths are relative, so that the folder may be moved.
 */
export async function writeSandboxConfig(
  directory: string,
  { url, sharedKey }: Pick<Sandbox, "url" | "sharedKey">,
  { mailboxId, password, odsCode }: SandboxMailbox,
  { ca, cert, key }: CredentialFiles,
): Promise<string> {
  const config: ConfigFile = {
    baseUrl: url,
    sharedKey,
    mailboxes: [{ mailboxId, password }],
    tls: { ca: basename(ca), cert: basename(cert), key: basename(key) },
    sender: { odsCode, mailboxId, release: newestRelease },
    intervalSeconds,
  };
  const file = join(directory, "config.json");
  await writeFile(file, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600); // a file that existed before keeps its own mode
  return file;
}
