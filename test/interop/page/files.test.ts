import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSandboxConfig } from "../../../src/cli/config/sandbox-config.js";
import { buildMessage, parseConsultation, validateMessage } from "../../../src/index.js";
import { startSandboxPage, type SandboxPage } from "../../../src/sandbox/page/start-page.js";
import type { Sandbox } from "../../../src/sandbox/sandbox.js";
import { startSandbox } from "../../../src/sandbox/start.js";
import { launch, missing, openPage, type Watched } from "./support/browser.js";

let browser: Browser;
let sandbox: Sandbox;
let served: SandboxPage;
let watched: Watched;
let page: Page;
/** What the browser sent while files were checked. */
const asked: string[] = [];

const xml = ((): string => {
  const json: unknown = JSON.parse(readFileSync("examples/consultations/sore-throat.json", "utf8"));
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
  return buildMessage(parseConsultation(json), { sender }).xml;
})();
const broken = xml.replace('<gender value="', '<gender value="un');
/** Each element on a line of its own, as a person's editor has it. */
const brokenInLines = broken.replaceAll("><", ">\n<");

beforeAll(async () => {
  if (missing) return;
  browser = await launch();
  sandbox = await startSandbox();
  served = await startSandboxPage(sandbox);
  watched = await openPage(browser, served.url, "/?view=check");
  ({ page } = watched);
  page.setDefaultTimeout(30_000);
  page.on("request", (request) => asked.push(`${request.method()} ${request.url().slice(served.url.length)}`));
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  await served.close();
  await sandbox.close();
  expect(watched.wrong).toEqual([]);
});

/** Drops a file on the page, as a browser tells of it. */
async function drop(name: string, text: string): Promise<void> {
  await page.evaluate(
    ([called, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
  await page.waitForSelector(`.result[aria-label="${name}"]`);
}

test.skipIf(missing)(
  "a broken file is dropped anywhere: it is checked here alone, its issues are at their lines",
  async () => {
    await page.click("#views >> text=Messages");
    asked.length = 0;
    await drop("broken.xml", brokenInLines);
    const { issues } = validateMessage(brokenInLines);
    expect(issues.length).toBeGreaterThan(0);
    const result = page.locator('.result[aria-label="broken.xml"]');
    expect(await result.locator(".verdict").textContent()).toBe(
      `Not valid: ${issues.length === 1 ? "1 issue" : `${issues.length} issues`}.`,
    );
    for (const { line, message } of issues) {
      const row = result.locator(".issue", { hasText: message }).first();
      const above = await row.evaluate((issue) => {
        let at = issue.previousElementSibling;
        while (at !== null && !at.classList.contains("row")) at = at.previousElementSibling;
        return at?.querySelector(".number")?.textContent;
      });
      expect(above).toBe(String(line));
    }
    expect(asked.filter((one) => !/(?:check-worker\.js|icon\.svg)$/.test(one))).toEqual([]);
  },
);

test.skipIf(missing)("a message in one line is laid out, and its issue stands below its element", async () => {
  await drop("one-line.xml", broken);
  const result = page.locator('.result[aria-label="one-line.xml"]');
  expect(await result.locator(".row.marked", { hasText: "<gender" }).textContent()).toContain('value="un');
  expect(await result.textContent()).toContain("Laid out for reading");
});

test.skipIf(missing)(
  "by keyboard: a file is chosen; a valid one says so; what is no message says what it is",
  async () => {
    const input = page.locator("#files");
    await input.focus();
    await input.setInputFiles({ name: "right.xml", mimeType: "text/xml", buffer: Buffer.from(xml) });
    expect(await page.locator('.result[aria-label="right.xml"] .verdict.good').textContent()).toContain("Valid");
    await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("only notes") });
    expect(await page.locator('.result[aria-label="notes.txt"]').textContent()).toContain("It cannot be read");
  },
);

/** Runs a saved script in a project that has this package. */
async function replayed(
  script: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string }> {
  const folder = mkdtempSync(join(tmpdir(), "replay-project-"));
  try {
    mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });
    symlinkSync(join(process.cwd(), "dist", "cli", "main.js"), join(folder, "node_modules", ".bin", "update-record"));
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(folder, "replay.mjs"), script);
    const child = spawn(process.execPath, ["replay.mjs", ...args], { cwd: folder });
    let out = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (out += chunk.toString()));
    const [code] = (await once(child, "close")) as [number];
    return { code, out };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Saves a file by a click. */
async function saved(selector: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test.skipIf(missing)("a failure is saved as a script that finds the same fault", async () => {
  await drop("to replay.xml", broken);
  const { name, text } = await saved('.result[aria-label="to replay.xml"] >> text=Save a script');
  expect(name).toBe("replay-to-replay.mjs");
  const { code, out } = await replayed(text);
  expect([code, out]).toEqual([1, expect.stringContaining("gender")]);
});

test.skipIf(missing)("a message that was refused is saved as a script, which sends the same bytes again", async () => {
  await fetch(`${served.url}api/example`, {
    method: "POST",
    body: JSON.stringify({ service: "minor-illness", answer: "30002", run: "replay" }),
  });
  const { id, documentId } = await sandbox.messages.waitFor({ run: "replay", state: "rejected", timeoutMs: 60_000 });
  await page.goto(`${served.url}?id=${id}&tab=xml`);
  const { text } = await saved("text=Save a script that replays it");
  const folder = mkdtempSync(join(tmpdir(), "replay-config-"));
  try {
    const [mailbox] = sandbox.mailboxes;
    if (mailbox === undefined) throw new Error("no mailbox");
    const files = await sandbox.writeCredentials(folder);
    const config = await writeSandboxConfig(folder, sandbox, mailbox, files);
    const { code, out } = await replayed(text, config);
    expect([code, out]).toEqual([1, expect.stringContaining("rejected")]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [again, ...more] = sandbox.messages.list({ kind: "update-record", run: "" });
  expect([again?.documentId, more]).toEqual([documentId, []]);
  expect(sandbox.messages.body(again?.id ?? "")).toEqual(sandbox.messages.body(id));
});
