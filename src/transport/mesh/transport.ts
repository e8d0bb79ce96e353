import { givenObject } from "../../values/given.js";
import type { Transport } from "../transport.js";
import { download } from "./calls/download.js";
import { acknowledge, listInbox } from "./calls/inbox.js";
import { send } from "./calls/send.js";
import { meshClient } from "./client.js";
import { configurationInvalid } from "./failures/found-here.js";
import { checkClientCertificate } from "./http/client-certificate.js";
import { meshEnvironments, type MeshTransportOptions } from "./options.js";

/**
 * One mailbox over the MESH API, with mutual TLS (ME-01), a fresh token for each request (ME-02), and one pool of
 * connections until `close`. If `send` would be the first call, a handshake is made first. Nothing is retried: the
 * caller decides that, by the `certainty` and `resendCanHelp` of a MeshError.
 *
 * @throws MeshError `configuration-invalid` where address, time limit, certificate and key cannot work.
 * @throws InvalidValueError where `mailboxId` is not a mailbox id. Every method throws MeshError.
 * @example
 * const transport = meshTransport({
 *   baseUrl: meshEnvironments.integration, mailboxId: "X26HC005", password, sharedKey, tls: { ca, cert, key },
 * });
 * await transport.handshake();
 */
export function meshTransport(options: MeshTransportOptions): Transport {
  givenObject(options, "options");
  checkAddress(options.baseUrl);
  for (const name of ["password", "sharedKey"] as const)
    if (!options[name]) throw configurationInvalid(`${name} is missing.`);
  checkTimeLimit(options.timeoutMs);
  checkClientCertificate(options.tls);
  const client = meshClient(options);
  return {
    mailboxId: client.mailboxId,
    environment: options.environment ?? (isLive(options.baseUrl) ? "live" : "test"),
    handshake: () => client.handshake(),
    send: (envelope) => send(client, envelope),
    listInbox: () => listInbox(client),
    download: (messageId) => download(client, messageId),
    acknowledge: (messageId) => acknowledge(client, messageId),
    close: () => client.close(),
  };
}

function isLive(baseUrl: string): boolean {
  return new URL(baseUrl).host === new URL(meshEnvironments.live).host;
}

/** The longest delay of a timer. A longer one would fire at once. */
const longestTimeoutMs = 2_147_483_647;

function checkTimeLimit(timeoutMs = 1): void {
  if (!(timeoutMs > 0 && timeoutMs <= longestTimeoutMs))
    throw configurationInvalid(`timeoutMs must be above 0 and at most ${longestTimeoutMs}.`);
}

function checkAddress(baseUrl: string): void {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "") {
    throw configurationInvalid(
      "baseUrl must be an https address without user name and query, such as meshEnvironments.integration.",
    );
  }
}
