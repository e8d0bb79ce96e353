import { createPrivateKey } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meshTransport, type MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { startMeshServer, type MeshServer } from "../support/mesh-server.js";
import { answerHeaders, canaries, ids, patient, secrets } from "./support/canaries.js";
import { envelope, everyCall } from "./support/every-call.js";
import { listen } from "./support/told.js";

let server: MeshServer;
let other: MeshServer;
let proxy: Server;
let settings: MeshTransportOptions;
let proxyUrl: string;
let leaksIn: ReturnType<typeof canaries>;

beforeAll(async () => {
  [server, other] = await Promise.all([startMeshServer(), startMeshServer({ names: ["elsewhere.example"] })]);
  const { cert, key } = server.client;
  settings = {
    ...{ baseUrl: server.url, mailboxId: "X26ABC1", password: secrets.password, sharedKey: secrets.sharedKey },
    ...{ tls: { ca: server.authority.ca, cert, key }, limits: { total: 1_500 } },
  };
  proxy = createServer();
  proxy.on("connect", (_, socket) => {
    const headers = Object.entries(answerHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 407 Leibleinfink-21\r\n${headers.join("")}\r\nLeibleinfink-22`);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "localhost", resolve));
  const { port } = proxy.address() as AddressInfo;
  proxyUrl = `http://${secrets.proxyUser}:${secrets.proxyPassword}@localhost:${port}`;
  leaksIn = canaries([key.split("\n")[1] ?? "no key", ...Object.values(ids)]);
});
afterAll(async () => {
  await Promise.all([server.close(), other.close()]);
  proxy.close();
});

/** What makes every call fail before MESH can answer. */
const obstacles: Readonly<Record<string, () => Partial<MeshTransportOptions>>> = {
  "nobody listens": () => ({ baseUrl: "https://localhost:1" }),
  "a server of another name": () => ({ baseUrl: other.url }),
  "a server of another authority": () => ({ tls: { ...pem(), ca: server.client.cert } }),
  "a proxy that refuses": () => ({ proxy: proxyUrl }),
  "a proxy that is not there": () => ({ proxy: proxyUrl.replace(/\d+$/, "1") }),
  "a request function that throws what it was given": () => ({
    request: (url, options) => Promise.reject(new Error(JSON.stringify([url, options, patient, secrets]))),
  }),
  ...Object.fromEntries(
    (["tls", "clock", "newNonce"] as const).map((name) => [
      `the function ${name} throws secrets`,
      () => ({ [name]: throwing }),
    ]),
  ),
  "a certificate function whose certificate is none": () => ({
    tls: () => ({ ca: server.authority.ca, cert: secrets.sharedKey, key: secrets.passphrase }),
  }),
};
/** As an HTTP client or a key store might, with what it was asked for in its words, its members and its cause. */
const throwing = (): never => {
  const cause = Object.assign(new Error(JSON.stringify(secrets)), { request: { ...secrets, ...patient } });
  throw Object.assign(new Error(JSON.stringify({ secrets, patient }), { cause }), {
    code: "E_STORE",
    headers: secrets,
  });
};
const pem = (): { readonly cert: string; readonly key: string } => server.client;

test.each(Object.entries(obstacles))("ME-14: %s: every call fails, and nothing is repeated", async (_, change) => {
  const told = listen();
  const transport = meshTransport({ ...settings, ...change(), onEvent: told.onEvent });
  const failed = await Promise.all(
    Object.entries(everyCall).map(([name, call]) => told.failed(name, () => call(transport))),
  );
  await transport.close();
  const texts = await told.end();
  expect(texts.flatMap(([where, text]) => leaksIn(text).map((leak) => ({ where, ...leak })))).toEqual([]);
  expect(failed).toEqual(failed.map(() => true));
});

test("ME-14: what is refused here, before anything is sent, is not repeated", async () => {
  const told = listen();
  const transport = meshTransport({ ...settings, onEvent: told.onEvent });
  const aborted = AbortSignal.abort();
  const wrong = (options: Partial<MeshTransportOptions>): unknown => meshTransport({ ...settings, ...options });
  const { cert, key } = server.client;
  const encrypted = createPrivateKey(key).export({
    ...{ type: "pkcs8", format: "pem", cipher: "aes-256-cbc" },
    passphrase: "another one",
  });
  const attempts: Readonly<Record<string, () => unknown>> = {
    ...Object.fromEntries(
      (["to", "subject", "localId", "workflowId", "contentType", "fileName"] as const).flatMap((name) => [
        [`${name} with a line break`, () => transport.send({ ...envelope, [name]: `${patient.family}\r\nx` })],
        [`${name} too long`, () => transport.send({ ...envelope, [name]: `${patient.family} `.repeat(99) })],
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(everyCall).map(([name, call]) => [`${name} aborted`, () => call(transport, aborted)]),
    ),
    "a message id that is none": () => transport.download(`../${patient.family}`),
    "another message id": () => transport.acknowledge(`${patient.family}\r\n`),
    "an ODS code that is none": () => transport.lookUpEndpoint(patient.street, "X"),
    "a workflow id that is none": () => transport.searchWorkflow(patient.summary),
    "a filter that is none": () => transport.listInbox({ workflowFilter: "!" })[Symbol.asyncIterator]().next(),
    "a mailbox that is none": () => transport.forMailbox(patient.family),
    "a mailbox whose settings cannot be got": () =>
      meshTransport({ ...settings, onEvent: told.onEvent, mailboxes: throwing }).forMailbox("X26ABC2"),
    "a mailbox that is not ours": () => transport.forMailbox(patient.family.toUpperCase()),
    "an address with a password": () =>
      wrong({ baseUrl: `https://${secrets.proxyUser}:${secrets.proxyPassword}@localhost` }),
    "an address that is none": () => wrong({ baseUrl: secrets.password }),
    "a proxy that is none": () => wrong({ proxy: `ftp://${secrets.proxyUser}:${secrets.proxyPassword}@localhost` }),
    "a key that is none": () => wrong({ tls: { ca: cert, cert, key: secrets.passphrase } }),
    "a key of another certificate": () => wrong({ tls: { ca: cert, cert: server.authority.ca, key } }),
    "a wrong passphrase": () =>
      wrong({ tls: { ca: cert, cert, key: encrypted.toString(), passphrase: secrets.passphrase } }),
    "a PFX that is none": () =>
      wrong({ tls: { ca: cert, pfx: Buffer.from(secrets.sharedKey), passphrase: secrets.passphrase } }),
    "a mailbox id that is none": () => wrong({ mailboxId: patient.family }),
  };
  const succeeded: string[] = [];
  for (const [name, attempt] of Object.entries(attempts)) if (!(await told.failed(name, attempt))) succeeded.push(name);
  await transport.close();
  const texts = await told.end();
  expect(texts.flatMap(([where, text]) => leaksIn(text).map((leak) => ({ where, ...leak })))).toEqual([]);
  expect(succeeded).toEqual([]);
});
