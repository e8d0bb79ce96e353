import { connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { FallbackError } from "../../../src/delivery/fallback/fallback-error.js";
import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import { smtpFallback } from "../../../src/delivery/fallback/smtp/smtp-fallback.js";
import type { SmtpOptions } from "../../../src/delivery/fallback/smtp/options.js";
import { answered, fallbackBench } from "./support.js";
import { mailServer, otherAuthority, type MailServer } from "./mail-server.js";

const open: MailServer[] = [];
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
});

async function server(given: Parameters<typeof mailServer>[0] = {}): Promise<MailServer> {
  const own = await mailServer(given);
  open.push(own);
  return own;
}

const pdf = new Uint8Array(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256));
const message: FallbackMessage = {
  deliveryId: "4711",
  key: "4711",
  to: "reception@nhs.net",
  practiceOdsCode: "A12345",
  subject: "Pharmacy consultation",
  text: "What this is.\r\n.\r\nA line after a dot.",
  fileName: "consultation-1.pdf",
  pdf,
  at: new Date("2026-11-20T10:30:00Z"),
};

function send(own: MailServer, options: Partial<SmtpOptions> = {}, signal = new AbortController().signal) {
  const { port, ca } = own;
  return smtpFallback({ host: "localhost", port, ca, from: "pharmacy@example.org", ...options })(message, signal);
}

async function errorOf(own: MailServer, options: Partial<SmtpOptions> = {}): Promise<FallbackError> {
  try {
    await send(own, options);
  } catch (error) {
    if (error instanceof FallbackError) {
      // Neither what the server says nor an address is in it.
      for (const secret of ["words of the server", "nhs.net", "example.org", "wrong", "right"])
        expect(`${error.message} ${String(error.stack)} ${JSON.stringify(error)}`).not.toContain(secret);
      expect(error.cause).toBeUndefined();
      return error;
    }
    throw error;
  }
  throw new Error("it was taken");
}

const shown = ({ reason, certainty, laterCanHelp, statusCode }: FallbackError) => ({
  reason,
  certainty,
  laterCanHelp,
  statusCode,
});

test.each(["starttls", "implicit"] as const)(
  "UR-102: %s: the server gets exactly the PDF, over TLS alone",
  async (tls) => {
    const own = await server({ tls });
    await send(own, { tls });
    const [mail] = own.mails;
    expect(mail).toMatchObject({ from: "pharmacy@example.org", to: ["reception@nhs.net"], isEncrypted: true });
    expect(mail?.protocol).toMatch(/^TLSv1\.[23]$/);
    expect(mail?.attachment).toEqual({
      name: "consultation-1.pdf",
      type: "application/pdf",
      content: Buffer.from(pdf),
    });
    expect(mail?.headers).toMatchObject({
      "message-id": "<4711@example.org>",
      "auto-submitted": "auto-generated",
      date: "Fri, 20 Nov 2026 10:30:00 +0000",
      subject: "Pharmacy consultation",
      to: "reception@nhs.net",
      from: "pharmacy@example.org",
    });
    expect(mail?.raw).toContain("What this is.\r\n.\r\nA line after a dot.");
  },
);

test("UR-102: each try has the same Message-ID and the same bytes", async () => {
  const own = await server();
  await send(own);
  await send(own);
  expect(own.mails[0]?.headers["message-id"]).toBe(own.mails[1]?.headers["message-id"]);
  expect(own.mails[0]?.attachment).toEqual(own.mails[1]?.attachment);
});

test("UR-102: signs in over TLS, and asks for the password at each try; a wrong one can be corrected", async () => {
  const own = await server({ password: "right" });
  await send(own, { auth: { user: "pharmacy", password: async () => "right" } });
  expect(own.mails).toHaveLength(1);
  const refused = { reason: "sign-in-refused", certainty: "not-done", laterCanHelp: true };
  expect(await errorOf(own, { auth: { user: "pharmacy", password: "wrong" } })).toMatchObject(refused);
  const password = (): never => {
    throw new Error("wrong");
  };
  expect(await errorOf(own, { auth: { user: "pharmacy", password } })).toMatchObject(refused);
  expect(own.mails).toHaveLength(1);
});

test.each(["starttls", "implicit"] as const)("%s: a certificate of an unknown authority is refused", async (tls) => {
  const own = await server({ tls, password: "right" });
  const error = await errorOf(own, { tls, ca: otherAuthority(), auth: { user: "pharmacy", password: "right" } });
  expect(shown(error)).toMatchObject({ reason: "not-secure", certainty: "not-done", laterCanHelp: true });
  expect([own.mails, own.signIns]).toEqual([[], 0]);
});

test("a certificate for another name is refused", async () => {
  const own = await server();
  expect(shown(await errorOf(own, { host: "127.0.0.1" }))).toMatchObject({ reason: "not-secure" });
  expect(own.mails).toEqual([]);
});

test("a server that offers no TLS gets nothing: not even the password", async () => {
  const own = await server({ tls: "none", password: "right" });
  const error = await errorOf(own, { auth: { user: "pharmacy", password: "right" } });
  expect(shown(error)).toMatchObject({ reason: "not-secure", certainty: "not-done", laterCanHelp: true });
  expect([own.mails, own.signIns]).toEqual([[], 0]);
});

test.each([
  ["RCPT TO", 550, { reason: "recipient-refused", certainty: "not-done", laterCanHelp: false, statusCode: "5.1.1" }],
  ["RCPT TO", 450, { reason: "busy", certainty: "not-done", laterCanHelp: true, statusCode: "450" }],
  ["MAIL FROM", 550, { reason: "refused", certainty: "not-done", laterCanHelp: true, statusCode: "5.1.1" }],
  ["DATA", 554, { reason: "refused", certainty: "not-done", laterCanHelp: false, statusCode: "554" }],
  ["DATA", 452, { reason: "busy", certainty: "not-done", laterCanHelp: true, statusCode: "452" }],
] as const)("an answer to %s: %s", async (command, code, expected) => {
  const own = await server({ refuses: { command, code } });
  expect(shown(await errorOf(own))).toEqual(expected);
});

test("a connection cut after the message was handed over: nobody knows whether it was sent", async () => {
  const own = await server({ cutsAfterData: true });
  expect(shown(await errorOf(own))).toMatchObject({
    reason: "no-connection",
    certainty: "unknown",
    laterCanHelp: true,
  });
});

test("a connection cut before the message was asked for: it certainly was not sent", async () => {
  const own = await server({ cutsAtRecipient: true });
  expect(shown(await errorOf(own))).toMatchObject({ reason: "no-connection", certainty: "not-done" });
});

test("a silent server is given up: before the message it was not sent, after it nobody knows", async () => {
  const [before, after] = [await server({ isSilentAt: "RCPT TO" }), await server({ isSilentAt: "DATA" })];
  const timeoutMs = 300;
  expect(shown(await errorOf(before, { timeoutMs }))).toMatchObject({ reason: "timeout", certainty: "not-done" });
  expect(shown(await errorOf(after, { timeoutMs }))).toMatchObject({ reason: "timeout", certainty: "unknown" });
});

test("an aborted signal ends the connection", async () => {
  const own = await server({ isSilentAt: "RCPT TO" });
  const given = new AbortController();
  const sending = send(own, {}, given.signal);
  await expect.poll(() => own.wasSilent()).toBe(true);
  given.abort();
  await expect(sending).rejects.toMatchObject({ reason: "no-connection", certainty: "not-done" });
});

test("D31: what took too long before it began, as its password, is not sent later", async () => {
  const own = await server({ password: "right" });
  const given = new AbortController();
  const password = async (): Promise<string> => {
    given.abort();
    return Promise.resolve("right");
  };
  const sending = send(own, { auth: { user: "pharmacy", password } }, given.signal);
  await expect(sending).rejects.toMatchObject({ reason: "timeout", certainty: "not-done" });
  expect(own.mails).toEqual([]);
});

test("without a server at that port it certainly was not sent", async () => {
  const own = await mailServer({});
  await own.close();
  await expect(new Promise((_, reject) => connect(own.port, "localhost").once("error", reject))).rejects.toThrow();
  expect(shown(await errorOf(own))).toMatchObject({
    reason: "no-connection",
    certainty: "not-done",
    laterCanHelp: true,
  });
});

test.each([
  [{ host: "" }],
  [{ host: "mail example" }],
  [{ port: 0 }],
  [{ tls: "none" as never }],
  [{ from: "Pharmacy <pharmacy@example.org>" }],
  [{ ca: 7 as never }],
  [{ auth: { user: "pharmacy" } as never }],
  [{ timeoutMs: 0 }],
  [{ requireTLS: false } as never],
])("refuses the options %j", (options) => {
  expect(() => smtpFallback({ host: "localhost", from: "pharmacy@example.org", ...options })).toThrow(
    expect.objectContaining({ code: "invalid-value" }) as Error,
  );
});

test("UR-102: a 20010 brings the practice's mail server the document", async () => {
  const own = await server();
  const { port, ca } = own;
  const bench = await fallbackBench({
    send: smtpFallback({ host: "localhost", port, ca, from: "pharmacy@example.org" }),
  });
  const record = await answered(bench);
  expect((await bench.stored(record)).state).toBe("sent-by-fallback");
  expect(own.mails[0]?.attachment?.content.subarray(0, 5).toString()).toBe("%PDF-");
  expect(own.mails[0]?.headers["message-id"]).toBe(`<${record.id}@example.org>`);
});
