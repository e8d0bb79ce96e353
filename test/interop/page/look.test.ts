import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage, parseConsultation } from "../../../src/index.js";
import type { SandboxMessageState } from "../../../src/sandbox/messages/message.js";
import { startSandboxPage, type SandboxPage } from "../../../src/sandbox/page/start-page.js";
import type { Sandbox } from "../../../src/sandbox/sandbox.js";
import { startSandbox } from "../../../src/sandbox/start.js";
import { launch, missing, openPage, violations, type Watched } from "./support/browser.js";

/** A folder for pictures: `PICTURES=docs/images npx vitest run --project interop test/interop/page/look.test.ts`. */
const pictures = process.env["PICTURES"];
/** The pictures that the guides show. */
const pictured: readonly string[] = [
  "timeline-light-wide",
  "fallback-dark-wide",
  "check-a-file-light-wide",
  "practices-and-faults-light-wide",
  "timeline-light-narrow",
  "messages-dark-narrow",
];

let browser: Browser;
let sandbox: Sandbox;
let served: SandboxPage;
let watched: Watched;
let page: Page;
let openId = "";
let offId = "";

beforeAll(async () => {
  if (missing) return;
  browser = await launch();
  sandbox = await startSandbox({ replyDelayMs: 50 });
  served = await startSandboxPage(sandbox);
  watched = await openPage(browser, served.url);
  ({ page } = watched);
  page.setDefaultTimeout(30_000);
  const send = async (service: string, answer: string, state: SandboxMessageState): Promise<string> => {
    const body = JSON.stringify({ service, answer, run: "release-1.2" });
    await fetch(`${served.url}api/example`, { method: "POST", body });
    const { id } = await sandbox.messages.waitFor({ run: "release-1.2", timeoutMs: 60_000, state });
    return id;
  };
  await send("minor-illness", "EPL-151", "undeliverable");
  await send("contraception", "30002", "rejected");
  await send("minor-illness", "noresponse", "unanswered");
  offId = await send("blood-pressure-check", "20010", "switched-off");
  openId = await send("pharmacy-first", "", "patient-matched");
  sandbox.faults.add({ operation: "send", probability: 0.1, does: { status: 503 } });
  sandbox.faults.add({ operation: "download", at: 3, does: "cut-after" });
  // The PDF of the practice that is switched off is made meanwhile.
  await page.waitForSelector('.rows .tag:text-is("PDF sent instead") >> nth=0');
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  await served.close();
  await sandbox.close();
  expect(watched.wrong).toEqual([]);
});

async function dropBroken(): Promise<void> {
  const json: unknown = JSON.parse(readFileSync("examples/consultations/sore-throat.json", "utf8"));
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
  const { xml } = buildMessage(parseConsultation(json), { sender });
  const buffer = Buffer.from(xml.replace('<gender value="', '<gender value="un').replaceAll("><", ">\n<"));
  await page.setInputFiles("#files", { name: "from-our-system.xml", mimeType: "text/xml", buffer });
  await page.waitForSelector(".result .code .row");
}

/** Everything that the page can show. */
const views: readonly {
  readonly name: string;
  readonly path: () => string;
  readonly ready: string;
  readonly prepare?: () => Promise<void>;
}[] = [
  { name: "messages", path: () => "/", ready: ".rows a" },
  { name: "timeline", path: () => `/?id=${openId}`, ready: ".timeline li" },
  { name: "fallback", path: () => `/?id=${offId}`, ready: ".callout" },
  { name: "what-it-says", path: () => `/?id=${openId}&tab=page`, ready: "iframe" },
  { name: "tree", path: () => `/?id=${openId}&tab=tree`, ready: ".tree summary" },
  { name: "xml", path: () => `/?id=${openId}&tab=xml`, ready: ".code .row" },
  { name: "practices-and-faults", path: () => "/?view=settings", ready: ".faults button" },
  { name: "check-a-file", path: () => "/?view=check", ready: "#files", prepare: dropBroken },
  { name: "nothing", path: () => "/?text=nothing-fits", ready: ".empty:visible" },
];
const screens = [
  { name: "wide", width: 1280, height: 840 },
  { name: "narrow", width: 360, height: 740 },
] as const;

for (const { name, path, ready, prepare } of views)
  for (const colorScheme of ["light", "dark"] as const)
    test.skipIf(missing)(
      `${name}, ${colorScheme}: axe finds nothing, and nothing overflows, wide and narrow`,
      async () => {
        await page.emulateMedia({ colorScheme });
        await page.goto(served.url.slice(0, -1) + path());
        await page.waitForSelector(ready);
        await prepare?.();
        for (const screen of screens) {
          await page.setViewportSize(screen);
          await page.waitForFunction(() => document.querySelector(".notice") === null);
          expect(await violations(page), screen.name).toEqual([]);
          for (const width of screen.name === "narrow" ? [360, 320] : [1280]) {
            await page.setViewportSize({ width, height: screen.height });
            expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
          }
          await page.setViewportSize(screen);
          const picture = `${name}-${colorScheme}-${screen.name}`;
          if (pictures === undefined || !pictured.includes(picture)) continue;
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `sandbox-${picture}.png`) });
        }
      },
    );

test.skipIf(missing)("a dialog and a notice have no fault either, light and dark", async () => {
  await page.setViewportSize({ width: 1280, height: 840 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(served.url);
    await page.click("text=Copy link");
    await page.waitForSelector(".notice");
    await page.click("text=Clear messages");
    await page.waitForSelector("dialog");
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(sandbox.messages.list().length).toBeGreaterThan(0);
  }
});

test.skipIf(missing)("axe works: a field without its label and too little contrast are found", async () => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(served.url);
  await page.evaluate(() => {
    const field = document.querySelector("input[name=text]");
    field?.closest("label")?.replaceWith(field);
    field?.removeAttribute("placeholder");
    document.documentElement.style.setProperty("--soft", "#c0c8ce");
  });
  const found = (await violations(page)).join("\n");
  for (const rule of ["label", "color-contrast"]) expect(found).toContain(rule);
});
