import { createPrivateKey } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { meshTransport } from "../../../src/transport/mesh/index.js";
import { startMeshServer, type Answer, type Received } from "../support/mesh-server.js";
import { answerBody, answerHeaders, canaries, ids, patient, secrets, sent } from "./support/canaries.js";
import { everyCall } from "./support/every-call.js";
import { listen, type Told } from "./support/told.js";

const json = { ...answerHeaders, "content-type": "application/json" };
const body = JSON.stringify(answerBody);
const refusal = (status: number): Answer => ({ status, headers: json, body });
const page = "<html><body>Leibleinfink-11</body></html>";

/** What the server answers to every request. Some of it is success, as far as such an answer can be. */
const answers: Readonly<Record<string, Answer>> = {
  "200 with JSON": refusal(200),
  "202 with JSON": refusal(202),
  "200 with a message": { status: 200, headers: { "mex-from": "Kopfkranich-8" }, body: "Leibleinfink-12" },
  "a report": { status: 200, headers: { ...answerHeaders, "mex-messagetype": "REPORT" } },
  "206 without end": { status: 206, headers: json, body },
  ...Object.fromEntries(
    [302, 400, 401, 403, 404, 407, 410, 413, 417, 429, 500, 503].map((status) => [String(status), refusal(status)]),
  ),
  "417 with an event of MESH's": {
    status: 417,
    headers: json,
    body: JSON.stringify({ detail: [{ event: "SEND", code: "06", msg: "Leibleinfink-13" }] }),
  },
  "HTML with 200": { status: 200, headers: { ...answerHeaders, "content-type": "text/html" }, body: page },
  "HTML with 403": { status: 403, headers: { ...answerHeaders, "content-type": "text/html" }, body: page },
  gzip: { status: 417, headers: { ...json, "content-encoding": "gzip" }, body: gzipSync(body) },
  "gzip that is none": { status: 200, headers: { ...json, "content-encoding": "gzip" }, body },
  "an unknown encoding": { status: 200, headers: { ...json, "content-encoding": "Kopfkranich-21" }, body },
  "no HTTP": { raw: "Leibleinfink-14\r\n\r\n" },
  "a broken header": { raw: "HTTP/1.1 200 OK\r\nKopfkranich-22\r\n\r\n" },
  "a body that is cut": { raw: "HTTP/1.1 200 OK\r\nContent-Length: 900\r\nX-A: Kopfkranich-23\r\n\r\nLeibleinfink-15" },
  "a cut": "cut",
  silence: "silence",
};

/** Each answer has a mailbox of its own, so that all are tried at once. */
const cases = Object.entries(answers).map(([name, answer], place) => ({ name, answer, mailboxId: `X26CASE${place}` }));

let told: Awaited<ReturnType<Told["end"]>> = [];
let received: readonly Received[] = [];
let privateKeys: readonly string[] = [];

beforeAll(async () => {
  const tell = listen();
  const server = await startMeshServer();
  server.answer = ({ headers }) => {
    const [, mailboxId] = /^NHSMESH ([^:]+):/.exec(headers.authorization ?? "") ?? [];
    return cases.find((each) => each.mailboxId === mailboxId)?.answer ?? { status: 200 };
  };
  const { key } = server.client;
  const encrypted = createPrivateKey(key).export({
    ...{ type: "pkcs8", format: "pem", cipher: "aes-256-cbc" },
    passphrase: secrets.passphrase,
  });
  privateKeys = [key, encrypted.toString()].map((pem) => pem.split("\n")[1] ?? "no key");
  const tryAll = async (some: typeof cases, headersMs: number): Promise<void> => {
    const transport = meshTransport({
      ...{ baseUrl: server.url, mailboxId: "X26ABC1", password: secrets.password, sharedKey: secrets.sharedKey },
      tls: { ca: server.authority.ca, cert: server.client.cert, key: encrypted, passphrase: secrets.passphrase },
      limits: { headers: headersMs, total: 120_000 },
      mailboxes: () => ({}),
      onEvent: tell.onEvent,
    });
    // Before the first send, a handshake must have been answered.
    await transport.handshake();
    const calls = some.flatMap(({ name, mailboxId }) =>
      Object.entries(everyCall).map(([call, make]) =>
        tell.failed(`${call} (answer: ${name})`, () => make(transport.forMailbox(mailboxId))),
      ),
    );
    await Promise.all(calls);
    await transport.close();
  };
  // Silence alone waits for the limit: a busy machine must not end the others by it.
  const isSilent = ({ answer }: (typeof cases)[number]): boolean => answer === "silence";
  await tryAll(
    cases.filter((one) => !isSilent(one)),
    60_000,
  );
  await tryAll(cases.filter(isSilent), 500);
  told = await tell.end();
  await server.close();
  received = server.received;
});

test("ME-14: whatever the server answers, nothing that is told repeats it, or what was sent", () => {
  const search = canaries([...privateKeys, ...Object.values(ids)]);
  expect(told.flatMap(([where, text]) => search(text).map((leak) => ({ where, ...leak })))).toEqual([]);
  const tokens = received.flatMap(({ headers }) => headers.authorization?.split(":").slice(-1) ?? []);
  expect(told.filter(([, text]) => tokens.some((token) => text.includes(token)))).toEqual([]);
});

test("each answer came to each call, and was told of by errors, events, spans and metrics", () => {
  const wheres = new Set(told.map(([where]) => where));
  for (const { name, mailboxId } of cases) {
    expect([...wheres].filter((where) => where.endsWith(`(answer: ${name})`)).length, name).toBeGreaterThan(1);
    const own = told.filter(([, text]) => text.includes(mailboxId)).map(([where]) => where);
    expect(own, name).toContain("the event attempt-ended");
    for (const call of Object.keys(everyCall))
      if (call !== "search") expect(own, name).toContain(`the span mesh ${call}`);
    expect(received.filter(({ url }) => url.includes(`/${mailboxId}`)).length, name).toBeGreaterThanOrEqual(6);
  }
  expect(wheres).toContain("the metric mesh.client.failures");
});

test("ME-14: addresses hold ids, and no patient, subject, file name or secret; headers no secret", () => {
  const search = canaries();
  for (const { url } of received) expect(search(url)).toEqual([]);
  const headers = JSON.stringify(received.map((each) => each.headers));
  for (const word of [patient.nhsNumber, patient.family, sent.subject, sent.fileName]) expect(headers).toContain(word);
  const isSecret = ({ canary }: { readonly canary: string }): boolean =>
    Object.values<string>(secrets).includes(canary);
  expect(search(headers).filter(isSecret)).toEqual([]);
});

test("the search finds a word in each of its forms, at any place of what base64 holds", () => {
  const search = canaries();
  for (const before of ["", "a", "ab", "abc"]) {
    const text = `${before}${patient.family}${before}`;
    const forms = [text, text.toUpperCase(), Buffer.from(text).toString("base64"), Buffer.from(text).toString("hex")];
    for (const form of forms) expect(search(`told: ${form}!`).map(({ canary }) => canary)).toContain(patient.family);
  }
  expect(search(encodeURIComponent(patient.summary))).toHaveLength(1);
  expect(search("nothing of all this")).toEqual([]);
});
