import { checkOptionNames } from "../../values/option-names.js";
import { shortestPollMs } from "../poll-intervals.js";
import type { MeshTransport } from "../transport.js";
import { acknowledge } from "./calls/acknowledge.js";
import { count } from "./calls/count.js";
import { download } from "./calls/download.js";
import { head } from "./calls/head.js";
import { listInbox } from "./calls/list-inbox.js";
import { lookUpEndpoint, searchWorkflow } from "./calls/look-up.js";
import { sendSettings, type SendSettings } from "./calls/message-parts.js";
import { send } from "./calls/send.js";
import { track } from "./calls/track.js";
import { meshClient, type MeshClient } from "./client.js";
import { environmentAt } from "./environment-at.js";
import { configurationInvalid } from "./failures/found-here.js";
import { defaultLimits, type MeshTransportOptions } from "./options.js";

const names: Readonly<Record<keyof MeshTransportOptions, true>> = {
  baseUrl: true,
  mailboxId: true,
  environment: true,
  password: true,
  sharedKey: true,
  tls: true,
  mailboxes: true,
  proxy: true,
  limits: true,
  compress: true,
  chunkBytes: true,
  checksum: true,
  clock: true,
  newNonce: true,
  clientVersion: true,
  request: true,
  onEvent: true,
};

/**
 * One mailbox over the MESH API, with mutual TLS (ME-01), a fresh token for each request (ME-02), and one pool of
 * connections until `close`. If `send` would be the first call, a handshake is made first. A send is never repeated:
 * the caller decides that, by the `certainty` and `resendCanHelp` of a MeshError.
 *
 * @throws MeshError `configuration-invalid` where address, limits, certificate and key cannot work.
 * @throws InvalidValueError where `mailboxId` is not a mailbox id. Every method throws MeshError.
 * @example
 * const transport = meshTransport({
 *   baseUrl: meshEnvironments.integration.url, mailboxId: "X26HC005", password, sharedKey, tls: { ca, cert, key },
 * });
 * await transport.handshake();
 */
export function meshTransport(options: MeshTransportOptions): MeshTransport {
  checkOptionNames("meshTransport options", options, names);
  checkAddress(options.baseUrl);
  for (const name of ["password", "sharedKey"] as const)
    if (!options[name]) throw configurationInvalid(`${name} is missing.`);
  checkLimits(options.limits);
  const settings = sendSettings(options);
  const named = environmentAt(options.baseUrl);
  const server: Server = {
    environment: options.environment ?? named?.environment ?? "test",
    ...(named === undefined ? {} : { shortestPollMs }),
  };
  return transportOf(meshClient(options), server, settings);
}

type Server = Pick<MeshTransport, "environment" | "shortestPollMs">;

function transportOf(client: MeshClient, server: Server, settings: SendSettings): MeshTransport {
  return {
    ...server,
    mailboxId: client.mailboxId,
    handshake: (options) => client.handshake(options),
    send: (envelope, options) => send(client, envelope, settings, options),
    listInbox: (options) => listInbox(client, options),
    download: (messageId, options) => download(client, messageId, options),
    acknowledge: (messageId, options) => acknowledge(client, messageId, options),
    count: (options) => count(client, options),
    head: (messageId, options) => head(client, messageId, options),
    track: (messageId, options) => track(client, messageId, options),
    lookUpEndpoint: (odsCode, workflowId, options) => lookUpEndpoint(client, odsCode, workflowId, options),
    searchWorkflow: (workflowId, options) => searchWorkflow(client, workflowId, options),
    forMailbox: (mailboxId) => transportOf(client.forMailbox(mailboxId), server, settings),
    close: () => client.close(),
  };
}

/** The longest delay of a timer. A longer one would fire at once. */
const longestTimeoutMs = 2_147_483_647;

function checkLimits(limits: MeshTransportOptions["limits"] = {}): void {
  for (const [name, limit] of Object.entries({ ...defaultLimits, ...limits }))
    if (!(limit > 0 && limit <= longestTimeoutMs))
      throw configurationInvalid(`limits.${name} must be above 0 and at most ${longestTimeoutMs}.`);
}

function checkAddress(baseUrl: string): void {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "") {
    throw configurationInvalid(
      "baseUrl must be an https address without user name and query, such as meshEnvironments.integration.url.",
    );
  }
  if (/\/messageexchange\/?$/.test(url.pathname))
    throw configurationInvalid("baseUrl must not end in /messageexchange, which is added to it.");
}
