import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, startSandboxPage } from "../../src/sandbox/index.js";
import { updateRecord } from "./support/update-record.js";

/** Two pages of messages, as the page of a sandbox gives them. */
const messages = ["M3", "M2", "M1"].map((id, index) => ({
  id,
  kind: "update-record",
  run: "r1",
  from: "X26ABC1",
  to: "X26ABC2",
  practice: "A12345",
  workflowId: "GPCONNECT_UPDATE_RECORD",
  localId: "FQW30",
  at: "2026-01-05T10:00:00.000Z",
  state: index === 0 ? "patient-matched" : "rejected",
  service: "Pharmacy First, sinusitis\u001b[2J",
  patient: "Dominic Fairweather",
  answers: ["A1"],
  steps: [{ at: "2026-01-05T10:00:01.000Z", step: "business-acknowledgement", code: "30002", words: "not known here" }],
}));

let server: Server;
let port: string;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const [, , , id, part] = url.pathname.split("/");
    const found = messages.find((one) => one.id === id);
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    if (url.pathname === "/api/messages") {
      const after = messages.findIndex((one) => one.id === url.searchParams.get("after"));
      const shown = messages.slice(after + 1, after + 3);
      json(200, { messages: shown, ...(after < 0 ? { next: "M2" } : {}) });
    } else if (found === undefined)
      json(404, { error: { code: "unknown-id", message: "The sandbox holds no such message." } });
    else if (part === "body") response.end("<Bundle/>");
    else json(200, found);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = String((server.address() as AddressInfo).port);
});
afterAll(() => {
  server.close();
});

test("list says each message in a line, over all pages, and passes its filters on", async () => {
  const { code, out, err } = await updateRecord(["sandbox", "list", "--port", port, "--run", "r1", "--text", "a&b"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n")[0]).toBe(
    "2026-01-05 10:00:00  M3  patient-matched  X26ABC1 to A12345  " +
      "Pharmacy First, sinusitis[U+001B][2J, Dominic Fairweather",
  );
  expect(out).toMatch(/M2[^]*M1[^]*\n3 messages\n$/);
  expect(asked).toContain("GET /api/messages?run=r1&text=a%26b&after=M2");
});

test("on a screen each state has its colour; json has none", async () => {
  const screen = { isOutputScreen: () => true };
  const { out } = await updateRecord(["sandbox", "list", "--port", port], "", screen);
  expect(out).toContain("M3  \u001b[32mpatient-matched\u001b[0m  X26ABC1");
  expect(out).toContain("M2  \u001b[31mrejected\u001b[0m  X26ABC1");
  expect(out.replaceAll(/\u001b\[[0-9]+m/g, "")).toBe((await updateRecord(["sandbox", "list", "--port", port])).out);
  expect((await updateRecord(["sandbox", "list", "--port", port, "--format", "json"], "", screen)).out).not.toContain(
    "\u001b",
  );
});

test("a state that there is not is refused before anybody is asked, in the words of the option", async () => {
  const { code, err } = await updateRecord(["sandbox", "list", "--port", "1", "--state", "patient-match"]);
  expect([code, err]).toEqual([2, expect.stringContaining("--state must be sent or received or patient-matched")]);
});

test("json is one object a line; --quiet leaves out the total", async () => {
  const { out } = await updateRecord(["sandbox", "list", "--port", port, "--format", "json"]);
  const lines = out.trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { readonly id: string }).id)).toEqual(["M3", "M2", "M1"]);
  expect((await updateRecord(["sandbox", "list", "--port", port, "--quiet"])).out).not.toContain("3 messages");
});

test("show says what became of a message, step by step, or its content", async () => {
  const { code, out } = await updateRecord(["sandbox", "show", "M3", "--port", port]);
  expect(code).toBe(0);
  expect(out).toContain("  answered by A1\n");
  expect(out).toContain("2026-01-05 10:00:01  not known here (30002)\n");
  expect((await updateRecord(["sandbox", "show", "M3", "--port", port, "--format", "xml"])).out).toBe("<Bundle/>");
});

test("no such message, or nobody at this port, is exit code 1 and says what to do; no port is wrong use", async () => {
  const none = await updateRecord(["sandbox", "show", "M9", "--port", port]);
  expect([none.code, none.err]).toEqual([1, "update-record sandbox show: M9: The sandbox holds no such message.\n"]);
  for (const format of ["text", "xml"]) {
    const some = await updateRecord(["sandbox", "show", "M8", "M3", "M9", "--port", port, "--format", format]);
    expect([some.code, some.out]).toEqual([1, expect.stringMatching(/M3|<Bundle/) as string]);
    expect(some.err.match(/: M\d: /g)).toEqual([": M8: ", ": M9: "]);
  }
  const once = await updateRecord(["sandbox", "show", "M8", "M9", "--port", "1"]);
  expect([once.code, once.err.trimEnd().split("\n").length]).toEqual([1, 1]);
  const nobody = await updateRecord(["sandbox", "list", "--port", "1"]);
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining("start the sandbox with --page") as string]);
  for (const args of [["list"], ["list", "--port", "0"], ["list", "M1", "--port", port], ["show", "--port", port]])
    expect((await updateRecord(["sandbox", ...args])).code).toBe(2);
});

test("list and show agree with the page of a real sandbox; an answer goes to whoever is answered", async () => {
  await using sandbox = await startSandbox();
  const page = await startSandboxPage(sandbox);
  try {
    const { port: own } = new URL(page.url);
    const body = JSON.stringify({ service: "pharmacy-first" });
    await fetch(`${page.url}api/example`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const { id } = await sandbox.messages.waitFor({ state: "patient-matched", timeoutMs: 20_000 });
    const { out } = await updateRecord(["sandbox", "list", "--port", own]);
    expect(out).toContain(`${id}  patient-matched  X26ABC1 to A12345  Pharmacy First`);
    expect(out).toContain("  acknowledgement  A12345GP001 to X26ABC1\n");
    expect(out).toMatch(/\n3 messages\n$/);
    const shown = await updateRecord(["sandbox", "show", id, "--port", own]);
    expect(shown.out).toContain("  state       patient-matched\n");
  } finally {
    await page.close();
  }
});

test("a mistyped list is no sandbox that starts: the right word is suggested", async () => {
  const { code, err } = await updateRecord(["sandbox", "lst"]);
  expect([code, err]).toEqual([
    2,
    "update-record sandbox: the sandbox command takes options only. Did you mean sandbox list?\n",
  ]);
});
