import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage, parseConsultation } from "../../../src/index.js";
import type { SandboxMessage } from "../../../src/sandbox/messages/message.js";
import type { SandboxMessageFilter, SandboxMessagePage } from "../../../src/sandbox/messages/messages.js";
import { startSandboxPage, type SandboxPage } from "../../../src/sandbox/page/start-page.js";
import type { Sandbox } from "../../../src/sandbox/sandbox.js";
import { startSandbox } from "../../../src/sandbox/start.js";
import { emptyPage, launch, missing } from "./support/browser.js";

const count = 10_000;
/** The longest that the page may keep the browser from answering, in milliseconds of its own time. */
const longestMs = 50;

let browser: Browser;
let sandbox: Sandbox;
let served: SandboxPage;
const listeners = new Set<(message: SandboxMessage) => void>();
const told = (message: SandboxMessage): void => {
  for (const listener of listeners) listener(message);
};

const json: unknown = JSON.parse(readFileSync("examples/consultations/sinusitis.json", "utf8"));
const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const { xml } = buildMessage(parseConsultation(json), { sender });

function message(place: number, state: "sent" | "patient-matched"): SandboxMessage {
  const id = place.toString(16).toUpperCase().padStart(32, "0");
  const at = new Date(Date.UTC(2026, 5, 1) + place * 1000);
  return {
    ...{ id, kind: "update-record", run: "", from: "X26ABC1", to: "A12345GP001", practice: "A12345" },
    ...{ workflowId: "GPCONNECT_UPDATE_RECORD", localId: "FA123", at, state, answers: [] },
    ...{ headerId: `header-${place}`, documentId: `document-${place}` },
    ...{ service: "Pharmacy First, Acute sinusitis", patient: `Dominic Fairweather ${place}` },
    steps: [{ at, step: "taken", words: "MESH took the message from mailbox X26ABC1" }],
  };
}

/** Newest first. */
const all = Array.from({ length: count }, (_, place) => message(count - place, "sent"));

/** A sandbox that says it holds all these messages: to send them would take longer than the rest. */
function holding(real: Sandbox): Sandbox {
  const fits =
    ({ id, text }: SandboxMessageFilter) =>
    (one: SandboxMessage): boolean =>
      (id === undefined || id === one.id) && (text === undefined || (one.patient ?? "").includes(text));
  return {
    ...real,
    messages: {
      ...real.messages,
      list(filter: SandboxMessageFilter = {}, { limit = 100, after }: SandboxMessagePage = {}) {
        const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
        return all.slice(from).filter(fits(filter)).slice(0, limit);
      },
      get: (id) => all.find((one) => one.id === id),
      body: () => new TextEncoder().encode(xml),
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

beforeAll(async () => {
  if (missing) return;
  browser = await launch();
  sandbox = await startSandbox();
  served = await startSandboxPage(holding(sandbox));
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  await served.close();
  await sandbox.close();
});

/** An event of the browser's trace. `dur` is by the clock, `tdur` what the thread itself worked; microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

test.skipIf(missing)(`with ${count} messages, no task of the page takes more than ${longestMs} ms`, async () => {
  const page = await emptyPage(browser);
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] },
  });
  await page.goto(served.url);
  await page.waitForSelector(`.count >> text=/^10,000 messages$/`);
  // Through the list, to its end and back.
  await page.focus(".rows a");
  for (const key of ["PageDown", "PageDown", "ArrowDown", "End", "PageUp", "Home"]) await page.keyboard.press(key);
  for (let turn = 1; turn <= 10; turn += 1)
    await page.evaluate((to) => {
      const list = document.querySelector(".list");
      if (list !== null) list.scrollTop = list.scrollHeight * to;
    }, turn / 10);
  await page.keyboard.press("Home");
  // Five hundred change at once, and new ones come.
  for (const [place, one] of all.slice(0, 500).entries()) {
    const changed = { ...one, state: "patient-matched" as const };
    all[place] = changed;
    told(changed);
  }
  await page.waitForSelector('.rows .tag:text-is("Patient matched")');
  for (let place = 1; place <= 200; place += 1) {
    const fresh = message(count + place, "sent");
    all.unshift(fresh);
    told(fresh);
  }
  await page.waitForSelector(".count >> text=/^10,200 messages$/");
  // Open one, and look at it in every way.
  await page.click(".rows a >> nth=0");
  for (const [tab, ready] of [
    ["Tree", ".tree summary"],
    ["XML", ".code .row"],
    ["What it says", "iframe"],
    ["Timeline", ".timeline li"],
  ] as const) {
    await page.click(`[role=tab] >> text=${tab}`);
    await page.waitForSelector(ready);
  }
  await page.fill("input[name=text]", "Fairweather 99");
  await page.waitForSelector(".count >> text=/^1[0-9]{2} messages$/");
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  expect(await page.locator(".rows li").count()).toBeLessThan(60);

  // Chromium has pages of its own beside this one, such as its "WebUI Top Renderer".
  const named = (what: string, wanted: string): readonly TraceEvent[] =>
    events.filter(({ name, args }) => name === what && args?.name === wanted);
  const renderers = new Set(named("process_name", "Renderer").map(({ pid }) => pid));
  const mains = new Set(
    named("thread_name", "CrRendererMain")
      .filter(({ pid }) => renderers.has(pid))
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`));
  const own = tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
  const byClock = tasks.map(({ dur = 0 }) => dur / 1000).sort((a, b) => b - a);
  console.log(
    `many: ${tasks.length} tasks, the longest ${own[0]?.toFixed(1) ?? "?"} ms of the thread's time, ` +
      `${byClock[0]?.toFixed(1) ?? "?"} ms by the clock`,
  );
  expect(tasks.length).toBeGreaterThan(100);
  expect(own.filter((milliseconds) => milliseconds > longestMs)).toEqual([]);
  await page.context().close();
});
