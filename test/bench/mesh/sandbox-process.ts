// A sandbox in a process of its own, so that its CPU time is not the client's: fork it with its settings as JSON, and
// it says how to reach it. Asked for "used", it answers with what it has used and counted; for "certificates", with the
// certificate of each mailbox.
import { constants } from "node:crypto";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import type * as sandboxEntry from "../../../src/sandbox/index.js";
import type { Fault } from "../../../src/sandbox/index.js";
import { rsaCertificates } from "./rsa-certificates.js";

/** What the sandbox is started with. */
export interface SandboxSettings {
  /** How many mailboxes, X26ABC1 and so on; the first is the one whose settings are told. */
  readonly mailboxes: number;
  readonly oneCertificate?: boolean;
  readonly faults?: readonly Fault[];
  /** False: the server resumes no TLS session. Default true. */
  readonly resumes?: boolean;
  /** True: certificates with RSA keys, for the server and the first mailbox. */
  readonly rsa?: boolean;
  /** Where to write the credentials of the first mailbox. */
  readonly folder?: string;
}

const { startSandbox } = (await import(
  new URL("../../../dist/sandbox/index.js", import.meta.url).href
)) as typeof sandboxEntry;

const settings = JSON.parse(process.argv[2] ?? "{}") as SandboxSettings;
const rsa = settings.rsa === true ? rsaCertificates("X26ABC1") : undefined;
setServer({
  ...(settings.resumes === false ? { secureOptions: constants.SSL_OP_NO_TICKET } : {}),
  ...(rsa === undefined ? {} : { ca: rsa.ca, ...rsa.server }),
});
const mailboxes = Array.from({ length: settings.mailboxes }, (_, index) => ({
  mailboxId: `X26ABC${index + 1}`,
  odsCode: `FA${String(index).padStart(3, "0")}`,
}));
const sandbox = await startSandbox({ mailboxes, oneCertificate: settings.oneCertificate ?? false });
for (const fault of settings.faults ?? []) sandbox.faults.add(fault);
const files = settings.folder === undefined ? undefined : await sandbox.writeCredentials(settings.folder);
const options = sandbox.transportOptionsFor("X26ABC1");
process.send?.({ options: rsa === undefined ? options : { ...options, tls: { ca: rsa.ca, ...rsa.client } }, files });
process.on("message", (question) => {
  if (question === "certificates") {
    process.send?.(sandbox.mailboxes.map(({ cert, key }) => ({ cert, key })));
    return;
  }
  const { user, system } = process.cpuUsage();
  const { connections, resumed, requests } = sandbox.counts;
  process.send?.({ cpu: (user + system) / 1_000_000, connections, resumed, requests });
});
process.on("disconnect", () => {
  void sandbox.close();
});

/** The sandbox has no such settings: nobody else wants them. */
function setServer(settings: https.ServerOptions): void {
  const { createServer } = https;
  https.createServer = ((options: https.ServerOptions, listener: Parameters<typeof createServer>[1]) =>
    createServer({ ...options, ...settings }, listener)) as typeof createServer;
  syncBuiltinESMExports();
}
