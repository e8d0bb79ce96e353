import { spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import axe, { type AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../cli/support/update-record.js";

const executablePath =
  process.env["CHROMIUM"] ?? spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim();
const missing = executablePath === "";
if (missing) console.log("not run: there is no Chromium here (the form with live review)");

let browser: Browser;
let served: ChildProcess;
let url: string;
beforeAll(async () => {
  if (missing) return;
  served = start(["--import", "tsx", "examples/browser-form/serve.ts"]);
  url = String((await once(served.stdout ?? served, "data"))[0]).trim();
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  served.kill("SIGTERM");
  expect(await once(served, "exit")).toEqual([0, null]);
});

/** The form, in a page that says what went wrong in it and which addresses it asked for. */
async function opened(bypassCSP: boolean): Promise<{ page: Page; faults: string[]; asked: string[] }> {
  const page = await browser.newPage({ bypassCSP });
  const [faults, asked]: [string[], string[]] = [[], []];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (said) => (said.type() === "error" ? faults.push(said.text()) : 0));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, faults, asked };
}

test.skipIf(missing)("a form reviews at each key, by keyboard alone, and builds what was confirmed", async () => {
  const { page, faults, asked } = await opened(false);
  const shows = (words: string): Promise<void> => page.locator("#review", { hasText: words }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("82"); // the pair the wrong way round
  await page.keyboard.press("Tab");
  await page.keyboard.type("128");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Walked in for a check.");
  await shows("iastolic");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.locator("#result").textContent()).not.toMatch(/^Built/);

  await page.locator("#systolic").fill("231"); // improbable: to be confirmed
  await page.locator("#diastolic").fill("82");
  await shows("Nothing to correct");
  const box = page.locator("#confirm input").first();
  await box.focus();
  await page.keyboard.press("Space");
  for (let more = 1; more < (await page.locator("#confirm input").count()); more += 1)
    await page.locator("#confirm input").nth(more).check();
  await page.getByRole("button").focus();
  await page.keyboard.press("Enter");
  expect(await page.locator("#result").textContent()).toMatch(/^Built message [0-9a-f-]{36}: \d+ characters\.$/);
  await page.locator("#systolic").fill("232"); // another value is another question
  expect(await page.locator("#confirm input").first().isChecked()).toBe(false);
  expect(faults.filter((fault) => !fault.includes("favicon"))).toEqual([]);
  expect(asked.filter((address) => !address.startsWith(url))).toEqual([]);
  await page.close();
});

test.skipIf(missing)("the form has no barrier that axe finds", async () => {
  const { page } = await opened(true);
  await page.locator("#systolic").fill("231");
  await page.addScriptTag({ content: axe.source });
  const { violations, passes } = await page.evaluate<AxeResults>("axe.run()");
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(passes.length).toBeGreaterThan(15);
  await page.close();
});
