import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Credentials } from "./certificates/authority.js";
import { makeFolder } from "./make-folder.js";

/** The paths of a mailbox's files. */
export interface CredentialFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Writes what a client needs for TLS into a folder: `ca.pem`, `client.pem` and `client.key`. Only the files' owner may
 * read the key.
 */
export async function writeCredentials(
  directory: string,
  ca: string,
  { cert, key }: Credentials,
): Promise<CredentialFiles> {
  const files = {
    ca: join(directory, "ca.pem"),
    cert: join(directory, "client.pem"),
    key: join(directory, "client.key"),
  };
  await makeFolder(directory);
  await Promise.all([writeFile(files.ca, ca), writeFile(files.cert, cert), writeFile(files.key, key, { mode: 0o600 })]);
  await chmod(files.key, 0o600); // a file that existed before keeps its own mode
  return files;
}
