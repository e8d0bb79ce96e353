import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority } from "../../../src/sandbox/certificates/authority.js";
import type { SmtpOptions } from "../../../src/delivery/fallback/smtp/options.js";
import { freePort } from "../support/free-port.js";
import { peerPython, peersFolder } from "../support/python.js";
import { eximConfiguration } from "./exim.js";

export type Tls = "starttls" | "implicit";

/** A mail server as a process of its own, which nobody of this project wrote. */
export interface MailPeer {
  /** How to reach it. */
  readonly options: Pick<SmtpOptions, "host" | "port" | "tls" | "ca" | "auth">;
  /** The messages that it took, as files. */
  readonly folder: string;
  readonly end: () => Promise<void>;
}

/** What one of them needs, and how it is started. */
export interface MailPeerKind {
  readonly name: string;
  readonly missing: string | undefined;
  readonly start: (tls: Tls) => Promise<MailPeer>;
}

const found = peerPython();
/** Python, which also reads what arrived. */
export const python: string = "python" in found ? found.python : "";

export const password = "kennwort";

const eximUser = ((): number | undefined => {
  const asked = spawnSync("id", ["-u", "Debian-exim"], { encoding: "utf8" });
  return asked.status === 0 ? Number(asked.stdout) : undefined;
})();
const eximMissing =
  eximUser === undefined || spawnSync("/usr/sbin/exim4", ["-bV"]).status !== 0
    ? "exim is not installed (apt-get install exim4-daemon-light)"
    : process.getuid?.() === 0
      ? undefined
      : "exim is only started by root";

export const mailPeers: readonly MailPeerKind[] = [
  { name: "aiosmtpd", missing: "notRun" in found ? found.notRun : undefined, start: startAiosmtpd },
  { name: "exim", missing: "notRun" in found ? found.notRun : eximMissing, start: startExim },
];

interface Ready {
  readonly folder: string;
  readonly mail: string;
  readonly port: number;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

async function prepared(): Promise<Ready> {
  const folder = await mkdtemp(join(tmpdir(), "mail-peer-"));
  const authority = createAuthority();
  const { cert, key } = authority.issueServer(["localhost"]);
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const mail = join(folder, "mail");
  await mkdir(mail);
  return {
    folder,
    mail,
    port: await freePort(),
    ca: authority.ca,
    cert: await file("server.crt", cert),
    key: await file("server.key", key),
  };
}

async function startAiosmtpd(tls: Tls): Promise<MailPeer> {
  const { folder, mail, port, ca, cert, key } = await prepared();
  const settings = JSON.stringify({ port, tls, cert, key, folder: mail, password });
  const child = spawn(python, [join(peersFolder, "smtp_peer.py"), settings], { stdio: "ignore", detached: true });
  const end = await running(child, port, folder);
  return { options: { host: "localhost", port, tls, ca, auth: { user: "pharmacy", password } }, folder: mail, end };
}

async function startExim(tls: Tls): Promise<MailPeer> {
  const { folder, mail, port, ca, cert, key } = await prepared();
  const configuration = join(folder, "exim.conf");
  const spool = join(folder, "spool");
  await mkdir(spool);
  for (const own of [folder, mail, spool, cert, key]) await chown(own, eximUser ?? 0, 0);
  await writeFile(configuration, eximConfiguration({ folder, spool, mail, port, tls, cert, key }), { mode: 0o644 });
  const child = spawn("/usr/sbin/exim4", ["-C", configuration, "-bdf"], { stdio: "ignore", detached: true });
  const end = await running(child, port, folder);
  return { options: { host: "localhost", port, tls, ca }, folder: join(mail, "new"), end };
}

/** Waits until it listens. Answers how to end it. */
async function running(child: ChildProcess, port: number, folder: string): Promise<() => Promise<void>> {
  const end = async (): Promise<void> => {
    // With all that it has started: what still delivers a message would write into the folder again.
    while (wasAlive(child)) await new Promise((resolve) => setTimeout(resolve, 10));
    await rm(folder, { recursive: true });
  };
  for (let tries = 0; tries < 400 && child.exitCode === null; tries++) {
    if (await isOpen(port)) return end;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await end();
  throw new Error("the mail server did not start");
}

/** Ends the process and its children. False once there are none. */
function wasAlive({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, "SIGKILL");
  } catch {
    return false;
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
