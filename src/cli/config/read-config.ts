import type { Retention } from "../../delivery/patients.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import {
  meshEnvironments,
  type MeshPemTls,
  type MeshPfxTls,
  type MeshTransportOptions,
} from "../../transport/mesh/options.js";
import type { FallbackOptions } from "../../delivery/fallback/fallback.js";
import { readJson } from "../read-json.js";
import type { Input } from "../read-source.js";
import { WrongUse } from "../wrong-use.js";
import { checkConfig, leastSeconds } from "./check-config.js";
import type { CertificateFiles, ConfigFile } from "./config-file.js";
import { fallbackOptions } from "./fallback-options.js";
import { readerFor, type Reader } from "./reader.js";

/** What the command line knows of a MESH, from its configuration file. */
export interface Config {
  readonly sender: SenderProfile;
  /** How long the store keeps patient data. */
  readonly retention?: Retention;
  readonly mailboxIds: readonly string[];
  /** Time between two polls (ME-07). */
  readonly intervalMs: number;
  /**
   * What `meshTransport` needs to use a mailbox: files and secrets are read now. @throws WrongUse that names the
   * member, and never repeats what it holds.
   */
  transportOptions(mailboxId: string): Promise<MeshTransportOptions>;
  /** The other way to a practice. Undefined: there is none. @throws WrongUse */
  fallback(): Promise<FallbackOptions | undefined>;
}

/** Reads a configuration file. @throws WrongUse with everything that is wrong in it, by its place. */
export async function readConfig(name: string, input: Input): Promise<Config> {
  const checked = checkConfig(await readJson(name, input));
  if ("length" in checked)
    throw new WrongUse(
      ["the configuration cannot be used:", ...checked.map(({ path, message }) => `  ${path || "it"} ${message}`)].join(
        "\n",
      ),
    );
  const { mailboxes, sender, retention, intervalSeconds = leastSeconds } = checked;
  const read = readerFor(name);
  return {
    sender,
    ...(retention && { retention }),
    mailboxIds: mailboxes.map(({ mailboxId }) => mailboxId),
    intervalMs: intervalSeconds * 1000,
    transportOptions: (mailboxId) => transportOptions(checked, mailboxId, read),
    fallback: async () => (checked.fallback === undefined ? undefined : fallbackOptions(checked.fallback, read)),
  };
}

async function transportOptions(
  { environment, baseUrl, sharedKey, mailboxes, tls, proxy }: ConfigFile,
  wanted: string,
  read: Reader,
): Promise<MeshTransportOptions> {
  const index = mailboxes.findIndex(({ mailboxId }) => mailboxId === wanted);
  const mailbox = mailboxes[index];
  if (mailbox === undefined)
    throw new WrongUse(
      `the configuration has no such mailbox: choose ${mailboxes.map(({ mailboxId }) => mailboxId).join(" or ")}.`,
    );
  const at = `mailboxes[${index}]`;
  const named = environment === undefined ? undefined : meshEnvironments[environment];
  return {
    baseUrl: baseUrl ?? named?.url ?? "",
    mailboxId: mailbox.mailboxId,
    password: await read.secret(mailbox.password, `${at}.password`),
    sharedKey: await read.secret(sharedKey, "sharedKey"),
    tls: {
      ca: await read.file(tls.ca, "tls.ca"),
      ...(await (mailbox.tls === undefined
        ? certificate(tls, "tls", read)
        : certificate(mailbox.tls, `${at}.tls`, read))),
    },
    ...(named === undefined ? {} : { environment: named.environment }),
    ...(proxy === undefined ? {} : { proxy: await read.secret(proxy, "proxy") }),
  };
}

type Certificate = Omit<MeshPemTls, "ca"> | Omit<MeshPfxTls, "ca">;

async function certificate(given: CertificateFiles, at: string, read: Reader): Promise<Certificate> {
  const { cert, key, pfx, passphrase } = given;
  const open = passphrase === undefined ? {} : { passphrase: await read.secret(passphrase, `${at}.passphrase`) };
  if (pfx !== undefined) return { pfx: await read.file(pfx, `${at}.pfx`), ...open };
  return { cert: await read.file(cert ?? "", `${at}.cert`), key: await read.file(key ?? "", `${at}.key`), ...open };
}
