import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meshTransport, type MeshErrorReason, type Transport } from "../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor, secrets } from "./support/fixtures.js";
import { startMeshServer, type Answer, type MeshServer } from "./support/mesh-server.js";

const now = new Date("2026-07-01T12:00:00Z");
let server: MeshServer;
let transport: Transport;
beforeAll(async () => {
  server = await startMeshServer();
  transport = meshTransport(optionsFor(server, { clock: () => now }));
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

function answering(status: number, body?: unknown, headers: Record<string, string> = {}): Answer {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: { date: now.toUTCString(), "content-type": "application/json", ...headers }, body: text };
}
const v2 = (event: string, code: string, msg: string): unknown => ({ detail: [{ event, code, msg }] });
const v1 = (errorEvent: string, errorCode: string, errorDescription: string): unknown => ({
  errorEvent,
  errorCode,
  errorDescription,
});

interface Row {
  readonly title: string;
  readonly answer: () => Answer;
  readonly reason: MeshErrorReason;
  readonly certainty?: "not-done" | "unknown";
  readonly resendCanHelp?: boolean;
  readonly meshCode?: string;
  readonly says?: string;
}

const sends: readonly Row[] = [
  {
    title: "ME-10: a wrong password or shared key, v2",
    answer: () => answering(403, v2("", "", "Invalid Authentication Token")),
    reason: "authentication-refused",
    says: "a wrong password, a wrong shared key",
  },
  {
    title: "ME-10: a wrong password or shared key, v1",
    answer: () => answering(403, v1("", "", "Invalid Authentication Token")),
    reason: "authentication-refused",
    says: "a wrong password, a wrong shared key",
  },
  { title: "ME-10: a 403 with no body", answer: () => answering(403), reason: "authentication-refused" },
  { title: "ME-10: a 403 whose body is null", answer: () => answering(403, "null"), reason: "authentication-refused" },
  {
    title: "ME-02: a token used twice",
    answer: () => answering(403, v2("", "", "Error Duplicated Authentication Token")),
    reason: "token-reused",
    resendCanHelp: true,
  },
  {
    title: "ME-02: our clock is 3 hours ahead",
    answer: () => answering(403, v2("", "", "Invalid Authentication Token"), { date: "Wed, 01 Jul 2026 09:00:00 GMT" }),
    reason: "clock-wrong",
    says: "3 h 0 min ahead of",
  },
  {
    title: "ME-02: our clock is 3 hours behind",
    answer: () => answering(403, v2("", "", "Invalid Authentication Token"), { date: "Wed, 01 Jul 2026 15:00:00 GMT" }),
    reason: "clock-wrong",
    says: "3 h 0 min behind",
  },
  {
    title: "ME-02: a clock one hour off is not the cause",
    answer: () => answering(403, v2("", "", "Invalid Authentication Token"), { date: "Wed, 01 Jul 2026 13:00:00 GMT" }),
    reason: "authentication-refused",
  },
  {
    title: "ME-10: an unknown mailbox of our own",
    answer: () => answering(403, v2("SEND", "EPL-151", "No mailbox matched")),
    reason: "mailbox-unknown",
    meshCode: "EPL-151",
  },
  {
    title: "ME-10: an unknown recipient, v2",
    answer: () => answering(417, v2("SEND", "12", "Unregistered to address")),
    reason: "recipient-unknown",
    meshCode: "12",
  },
  {
    title: "ME-10: an unknown recipient, v1",
    answer: () => answering(417, v1("SEND", "12", "Unregistered to address")),
    reason: "recipient-unknown",
    meshCode: "12",
  },
  {
    title: "ME-10: the workflow is not registered",
    answer: () => answering(417, v2("SEND", "17", "Workflow ID not registered for mailbox")),
    reason: "request-refused",
    meshCode: "17",
    says: "workflow",
  },
  {
    title: "ME-10: malformed headers",
    answer: () => answering(400, v2("TRANSFER", "06", "MalformedControlFile")),
    reason: "request-refused",
    meshCode: "06",
  },
  {
    title: "ME-05: a header that MESH finds too long is named",
    answer: () =>
      answering(400, {
        detail: [
          {
            type: "string_too_long",
            loc: ["header", "mex-to"],
            msg: "String should have at most 100 characters",
            input: envelope.to,
          },
        ],
      }),
    reason: "request-refused",
    says: "mex-to",
  },
  {
    title: "ME-10: detail as text",
    answer: () => answering(405, { detail: "Method Not Allowed" }),
    reason: "request-refused",
  },
  {
    title: "a path that is not there",
    answer: () => answering(404, { detail: "Not Found" }),
    reason: "configuration-invalid",
    says: "baseUrl",
  },
  { title: "too many requests", answer: () => answering(429, ""), reason: "throttled", resendCanHelp: true },
  {
    title: "ME-13: MESH failed",
    answer: () => answering(500, { message: "An internal error occurred." }),
    reason: "server-failed",
    certainty: "unknown",
    resendCanHelp: true,
    says: "exactly the same bytes",
  },
  {
    title: "ME-13: a gateway in between failed, with a page for people",
    answer: () => answering(503, "<html>busy</html>"),
    reason: "server-failed",
    certainty: "unknown",
    resendCanHelp: true,
  },
  {
    title: "a redirect is not followed",
    answer: () => answering(302, "", { location: "https://elsewhere.example/" }),
    reason: "answer-unreadable",
    certainty: "unknown",
  },
  {
    title: "200 in place of 202",
    answer: () => answering(200, { message_id: "M1" }),
    reason: "answer-unreadable",
    certainty: "unknown",
  },
];

test.each(sends)(
  "$title: $reason",
  async ({ answer, reason, certainty = "not-done", resendCanHelp = false, meshCode, says = "" }) => {
    server.answer = answer;
    const failure = await failureOf(transport.send(envelope));
    expect(failure).toMatchObject({ code: "mesh-failed", reason, certainty, resendCanHelp, meshCode });
    expect(failure.message).toContain(says);
  },
);

test("ME-13: 202 without a message id is done, and must not be sent again", async () => {
  server.answer = () => answering(202, {});
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "answer-unreadable",
    certainty: "done",
    resendCanHelp: false,
  });
});

test.each([
  { status: 404, body: v2("RECEIVE", "20", "Message does not exist"), reason: "message-not-found" },
  {
    status: 410,
    body: v2("SEND", "Message already accepted", "Message no longer available for download"),
    reason: "message-gone",
  },
  { status: 403, body: v2("", "", "Forbidden"), reason: "not-ours" },
  { status: 500, body: { message: "" }, reason: "server-failed" },
])("ME-07: a download or acknowledgement answered $status is $reason", async ({ status, body, reason }) => {
  server.answer = () => answering(status, body);
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason, certainty: "not-done", status });
  expect(await failureOf(transport.acknowledge("M1"))).toMatchObject({ reason, status });
});

test("ME-14: whatever MESH repeats, no error shows an address, a subject, a token, a password or a key", async () => {
  const { to, subject } = envelope;
  const token = (): string => server.received.at(-1)?.headers.authorization?.split(":").at(-1) ?? "no token";
  const echoes: readonly (() => Answer)[] = [
    () => answering(400, { detail: [{ type: "string_too_long", loc: ["header", to], msg: subject, input: to }] }),
    () => answering(417, v2(subject, to, to)),
    () => answering(417, { ...(v1(subject, to, subject) as object), message_id: to }),
    () => answering(403, { detail: `${to} ${secrets.password} ${secrets.sharedKey}` }),
    () => answering(500, { message: subject }, { "mex-to": to, "mex-subject": subject }),
    () => answering(503, `<html>${to}</html>`),
    () => answering(202, { message: to }),
    () => "cut",
    () => "silence",
  ];
  const hasty = meshTransport(optionsFor(server, { limits: { total: 300 } }));
  for (const echo of echoes) {
    server.answer = echo;
    const failure = await failureOf(hasty.send(envelope));
    const shown = [
      failure.message,
      failure.stack,
      String(failure),
      JSON.stringify(failure),
      inspect(failure, { depth: 20 }),
      inspect(failure.cause, { depth: 20, showHidden: true }),
    ].join("\n");
    for (const secret of [...Object.values(secrets), to, subject, token()]) expect(shown).not.toContain(secret);
  }
  await hasty.close();
});

test("the whole answer is kept for debugging, but not in logs", async () => {
  server.answer = () => answering(417, v2("SEND", "12", envelope.to));
  const failure = await failureOf(transport.send(envelope));
  expect(Object.keys(failure)).not.toContain("response");
  expect(new TextDecoder().decode(failure.response?.body)).toContain(envelope.to);
});
