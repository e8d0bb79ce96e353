import { request } from "node:http";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandboxPage, type SandboxPage } from "../../../src/sandbox/page/start-page.js";
import type { DeliveryJson, MessageJson, MessagesJson, SandboxJson } from "../../../src/sandbox/page/shapes.js";
import { startSandbox } from "../../../src/sandbox/start.js";
import type { Sandbox } from "../../../src/sandbox/sandbox.js";

let sandbox: Sandbox;
let page: SandboxPage;

beforeAll(async () => {
  sandbox = await startSandbox();
  page = await startSandboxPage(sandbox);
});
afterAll(async () => {
  await page.close();
  await sandbox.close();
});

async function api<T>(path: string, method = "GET", body?: unknown): Promise<T & { readonly status: number }> {
  const response = await fetch(`${page.url}api/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { ...(text === "" ? {} : JSON.parse(text)), status: response.status } as T & { readonly status: number };
}

const send = (run: string, more: object = {}): Promise<{ readonly id: string }> =>
  api("example", "POST", { service: "minor-illness", run, ...more });
const awaited = (query: string): Promise<MessageJson & { readonly status: number }> =>
  api(`wait?${query}&timeoutMs=60000`);

async function delivered(id: string, fits: (delivery: DeliveryJson) => boolean): Promise<DeliveryJson> {
  let found: DeliveryJson | undefined;
  await expect
    .poll(async () => {
      const { deliveries } = await api<{ readonly deliveries: readonly DeliveryJson[] }>("deliveries");
      found = deliveries.find((one) => one.id === id);
      return found !== undefined && fits(found);
    })
    .toBe(true);
  if (found === undefined) throw new Error("no delivery");
  return found;
}

test("each example is valid, and its message reaches patient-matched; the list has it with its timeline", async () => {
  const { examples } = await api<SandboxJson>("sandbox");
  expect(examples).toHaveLength(4);
  for (const { service } of examples) {
    const { id } = await send(`all-${service}`, { service });
    const message = await awaited(`run=all-${service}&state=patient-matched`);
    const report = await api<{ readonly valid: boolean; readonly issues: readonly unknown[] }>(
      `messages/${message.id}/report`,
    );
    expect([service, report.valid, report.issues]).toEqual([service, true, []]);
    await delivered(id, ({ state }) => state === "patient-matched");
  }
  const { messages } = await api<MessagesJson>("messages?kind=update-record&run=all-contraception");
  expect(messages[0]?.steps.map(({ step }) => step)).toContain("business-acknowledgement");
  const { runs } = await api<SandboxJson>("sandbox");
  expect(runs).toContain("all-contraception");
});

test("a message is given as XML, and as a page that may run and fetch nothing", async () => {
  await send("shown");
  const { id, answers } = await awaited("run=shown&state=patient-matched");
  const body = await fetch(`${page.url}api/messages/${id}/body`);
  expect(body.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await body.text()).toContain("<Bundle");
  for (const one of [id, ...answers]) {
    const shown = await fetch(`${page.url}api/messages/${one}/page`);
    expect(shown.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; .*sandbox allow-downloads$/,
    );
    expect(await shown.text()).toContain("<h1>");
  }
  expect((await api(`messages/${"0".repeat(32)}/page`)).status).toBe(404);
});

test("a list goes on page by page; a summary has no timeline; a filter that does not exist is refused", async () => {
  for (let count = 0; count < 3; count += 1) await send("paged");
  await expect
    .poll(async () => (await api<MessagesJson>("messages?run=paged&state=patient-matched")).messages.length)
    .toBe(3);
  const first = await api<MessagesJson>("messages?run=paged&kind=update-record&limit=2&summary=1");
  expect(first.messages).toHaveLength(2);
  expect(Object.keys(first.messages[0] ?? {})).not.toContain("steps");
  const second = await api<MessagesJson>(`messages?run=paged&kind=update-record&limit=2&after=${first.next ?? ""}`);
  expect(second.messages).toHaveLength(1);
  expect(second.next).toBeUndefined();
  for (const query of ["state=lost", "kind=letter", "limit=0", "limit=1001", "limit=x"])
    expect([query, (await api(`messages?${query}`)).status]).toEqual([query, 400]);
});

test("what does not come in time is a 408, which says what was there instead", async () => {
  const { status, error } = await api<{ readonly error: { readonly code: string; readonly message: string } }>(
    "wait?run=nothing&timeoutMs=1",
  );
  expect([status, error.code]).toEqual([408, "sandbox-timeout"]);
  expect(error.message.length).toBeGreaterThan(20);
});

test("runs are forgotten apart", async () => {
  await send("one");
  await send("two");
  await awaited("run=one&state=patient-matched");
  await awaited("run=two&state=patient-matched");
  await api("messages?run=one", "DELETE");
  expect((await api<MessagesJson>("messages?run=one")).messages).toEqual([]);
  expect((await api<MessagesJson>("messages?run=two")).messages.length).toBeGreaterThan(0);
});

test("a practice is switched; what it does not take goes another way, as a PDF", async () => {
  expect((await api("practices/A12345", "PUT", { answers: "switched-off" })).status).toBe(200);
  try {
    const { id } = await send("off");
    await awaited("run=off&state=switched-off");
    const { fallback, state } = await delivered(id, (one) => one.state === "sent-by-fallback");
    expect([state, fallback?.to]).toEqual(["sent-by-fallback", "reception.example@nhs.net"]);
    const pdf = await fetch(`${page.url}api/deliveries/${id}/document`);
    expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
  } finally {
    await api("practices/A12345", "PUT", { answers: "as-asked" });
  }
  expect((await api("practices/A12345", "PUT", { answers: "sometimes" })).status).toBe(400);
  expect((await api("practices/B00000", "PUT", { answers: "silent" })).status).toBe(404);
});

test("faults are added, listed and taken away; the sandbox checks them", async () => {
  const { id } = await api<{ readonly id: string }>("faults", "POST", {
    operation: "track",
    at: 3,
    does: "cut-before",
  });
  expect((await api<SandboxJson>("sandbox")).faults.map((one) => one.id)).toEqual([id]);
  expect((await api(`faults/${id}`, "DELETE")).status).toBe(204);
  expect((await api(`faults/${id}`, "DELETE")).status).toBe(404);
  expect((await api("faults", "POST", { does: "nonsense" })).status).toBe(400);
  expect((await api<SandboxJson>("sandbox")).faults).toEqual([]);
});

test("the clock is moved on and set back; an answer that is missing then is overdue", async () => {
  const { id } = await send("late", { answer: "noresponse" });
  await delivered(id, ({ state }) => state === "sent");
  const before = Date.parse((await api<SandboxJson>("sandbox")).now);
  const { now } = await api<{ readonly now: string }>("time", "POST", { hours: 4 });
  expect(Date.parse(now) - before).toBeGreaterThanOrEqual(4 * 3_600_000);
  expect((await delivered(id, ({ state }) => state === "overdue")).attention[0]?.text).toMatch(/not answered in time/);
  expect((await api("time", "POST", { weeks: 1 })).status).toBe(400);
  await api("time", "DELETE");
});

test("answers are held back, and let go; an answer is sent again", async () => {
  const { id: hold } = await api<{ readonly id: string }>("holds", "POST", { run: "held" });
  const { id } = await send("held");
  const message = await awaited("run=held&kind=acknowledgement");
  expect((await delivered(id, ({ state }) => state === "sent")).state).toBe("sent");
  expect((await api(`holds/${hold}?order=reversed`, "DELETE")).status).toBe(204);
  await delivered(id, ({ state }) => state === "patient-matched");
  const { answerTo, status } = await api<MessageJson>(`messages/${message.id}/resend`, "POST");
  expect([status, answerTo]).toEqual([201, message.answerTo]);
  expect((await api(`holds/${hold}`, "DELETE")).status).toBe(404);
});

test("the example sender leaves in the inbox what answers somebody else", async () => {
  const { mailboxId } = sandbox.mailboxes[0] ?? { mailboxId: "" };
  const { id } = await send("shared");
  await delivered(id, ({ state }) => state === "patient-matched");
  // An answer to a message that the example sender never sent: of another run, put into this one by nobody.
  const { meshTransport } = await import("../../../src/transport/mesh/transport.js");
  const { envelopeOf } = await import("../../../src/transport/envelope.js");
  const { buildMessage } = await import("../../../src/build-message.js");
  const { parseConsultation } = await import("../../../src/consultation/parse-consultation.js");
  const consultation = parseConsultation(JSON.parse(readFileSync("examples/consultations/sore-throat.json", "utf8")));
  const transport = meshTransport(sandbox.transportOptionsFor(mailboxId, { run: "shared" }));
  const { messageId } = await transport.send(
    envelopeOf(buildMessage(consultation, { sender: { odsCode: "FA123", mailboxId, release: "1.2.1" } })),
  );
  await awaited(`id=${messageId}&state=patient-matched`);
  const other = await send("shared");
  await delivered(other.id, ({ state }) => state === "patient-matched");
  const waiting: string[] = [];
  for await (const item of transport.listInbox()) waiting.push(item);
  expect(waiting).toHaveLength(2);
  await transport.close();
});

/** A request with headers that `fetch` does not let anybody write. */
function statusWith(headers: Readonly<Record<string, string>>, method = "GET", path = "/api/sandbox"): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${page.url.slice(0, -1)}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("another name for this machine, and another site's request, are refused", async () => {
  const own = `127.0.0.1:${page.port}`;
  expect(await statusWith({ host: own })).toBe(200);
  expect(await statusWith({ host: `localhost:${page.port}`, origin: `http://localhost:${page.port}` })).toBe(200);
  expect(await statusWith({ host: "evil.example" })).toBe(403);
  expect(await statusWith({ host: `evil.example:${page.port}` })).toBe(403);
  expect(await statusWith({ host: own, origin: "https://evil.example" }, "DELETE", "/api/messages")).toBe(403);
  expect(await statusWith({ host: own, origin: "null" }, "POST", "/api/time")).toBe(403);
  expect(await statusWith({ host: own, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(
    await statusWith({ host: own, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, "GET", "/"),
  ).toBe(200);
});

test("the page allows nothing inline and nothing from elsewhere; paths outside of it are not there", async () => {
  const response = await fetch(page.url);
  expect(response.headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; " +
      "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/);
  for (const path of ["/package.json", "/../package.json", "/%2e%2e/package.json", "/app.js.map", "/api/nothing"])
    expect([path, await statusWith({ host: `127.0.0.1:${page.port}` }, "GET", path)]).toEqual([path, 404]);
  expect(await statusWith({ host: `127.0.0.1:${page.port}` }, "PUT", "/api/messages")).toBe(405);
});

test("events tell what changes, as far as it fits the filter", async () => {
  const stop = new AbortController();
  const response = await fetch(`${page.url}api/events?run=told&kind=update-record`, { signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await send("told");
  await send("elsewhere");
  let text = "";
  while (!/"type":"messages".*"state":"patient-matched"/.test(text)) text += (await reader?.read())?.value ?? "";
  stop.abort();
  expect(text).toMatch(/event: change\ndata: \{"type":"messages".*"run":"told".*"fits":true/);
  expect(text).toMatch(/"kind":"acknowledgement".*"fits":false/);
  expect(text).not.toContain('"run":"elsewhere"');
  expect((await api("events?state=lost")).status).toBe(400);
});

/** The status of a request whose target is sent as it is. */
async function statusOf(target: string): Promise<string> {
  const socket = connect(page.port, "127.0.0.1");
  socket.end(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nConnection: close\r\n\r\n`);
  const parts: Buffer[] = [];
  for await (const part of socket as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("latin1").slice(9, 12);
}

test("a target that is no address is refused, and the page and the sandbox go on", async () => {
  for (const target of ["//", "///", "http://[", "http://", "//[/api/messages"])
    expect([target, await statusOf(target)]).toEqual([target, "400"]);
  expect(await statusOf(`http://127.0.0.1:${page.port}/`)).toBe("200");
  expect((await api<SandboxJson>("sandbox")).status).toBe(200);
});
