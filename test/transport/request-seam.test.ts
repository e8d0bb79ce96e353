import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import {
  meshTransport,
  type MeshRequest,
  type MeshRequestOptions,
  type Transport,
} from "../../src/transport/mesh/index.js";
import { envelope, failureOf, secrets } from "./support/fixtures.js";

const authority = createAuthority();
const client = authority.issueClient("X26ABC1");

function transportOver(request: MeshRequest): Transport {
  return meshTransport({
    baseUrl: "https://mesh.example/",
    mailboxId: "X26ABC1",
    password: secrets.password,
    sharedKey: secrets.sharedKey,
    tls: { ca: authority.ca, ...client },
    clock: () => new Date("2026-07-01T12:00:00Z"),
    request,
    limits: { total: 500 },
  });
}

test("a request function of the caller's gets the URL and plain options, and returns plain values", async () => {
  const calls: [string, MeshRequestOptions][] = [];
  const transport = transportOver(async (url, options) => {
    calls.push([url, options]);
    return {
      status: 202,
      headers: { "Content-Type": "application/json" },
      body: new TextEncoder().encode('{"message_id":"M1"}'),
    };
  });
  expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
  await transport.close();
  const [url, options] = calls.at(-1) ?? [];
  expect(url).toBe("https://mesh.example/messageexchange/X26ABC1/outbox");
  expect(options?.method).toBe("POST");
  expect(options?.body).toEqual(envelope.body);
  expect(options?.headers["authorization"]).toMatch(/^NHSMESH X26ABC1:/);
});

test("ME-09: header names count in any case", async () => {
  const transport = transportOver(async () => ({
    status: 200,
    headers: { "MEX-MessageType": "REPORT", "Mex-StatusCode": "14" },
    body: new Uint8Array(),
  }));
  expect(await transport.download("R1")).toMatchObject({
    type: "report",
    statusCode: "14",
    linkedMessageId: undefined,
  });
});

test("ME-14: a header value that no HTTP library would accept is read, and no error repeats it", async () => {
  const transport = transportOver(async () => ({
    status: 417,
    headers: { "mex-to": `${envelope.to}\n\u0141`, date: "never" },
    body: new Uint8Array(),
  }));
  const failure = await failureOf(transport.send(envelope));
  expect(failure).toMatchObject({ reason: "request-refused", status: 417 });
  for (const secret of Object.values(secrets)) expect(inspect(failure, { depth: 20 })).not.toContain(secret);
});

test("ME-14: of an error that another library throws, only its name and code are kept", async () => {
  const transport = transportOver(async (_url, { headers }) => {
    throw Object.assign(
      new TypeError(`failed with ${headers["mex-to"] ?? ""}`, {
        cause: Object.assign(new Error(envelope.subject), { code: "ECONNREFUSED" }),
      }),
      { config: { headers } },
    );
  });
  const failure = await failureOf(transport.send(envelope));
  expect(failure).toMatchObject({ reason: "unreachable", certainty: "not-done" });
  const shown = inspect(failure, { depth: 20, showHidden: true });
  for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
  expect(shown).not.toContain("NHSMESH");
});

test("ME-13: an unknown kind of error leaves the outcome of a send unknown", async () => {
  const transport = transportOver(async (url) => {
    if (url.endsWith("/outbox")) throw new Error("?");
    return { status: 200, headers: {}, body: new Uint8Array() };
  });
  expect(await failureOf(transport.send(envelope))).toMatchObject({ certainty: "unknown" });
});

test("ME-02: a request function that never ends is given up in time, and its signal aborts", async () => {
  let aborted = false;
  const transport = transportOver(
    async (_url, { signal }) =>
      new Promise(() => {
        signal.addEventListener("abort", () => {
          aborted = true;
        });
      }),
  );
  expect(await failureOf(transport.send(envelope))).toMatchObject({ reason: "timeout", certainty: "not-done" });
  expect(aborted).toBe(true);
});

test("a call whose signal has aborted already makes no request", async () => {
  let requests = 0;
  const transport = transportOver(() => {
    requests += 1;
    return Promise.resolve({ status: 200, headers: {}, body: new Uint8Array() });
  });
  const options = { signal: AbortSignal.abort() };
  for (const call of [transport.handshake(options), transport.send(envelope, options)])
    expect(await failureOf(call)).toMatchObject({ reason: "aborted", certainty: "not-done" });
  expect(requests).toBe(0);
});
