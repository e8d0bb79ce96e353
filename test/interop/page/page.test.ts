import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandboxPage, type SandboxPage } from "../../../src/sandbox/page/start-page.js";
import type { Sandbox } from "../../../src/sandbox/sandbox.js";
import { startSandbox } from "../../../src/sandbox/start.js";
import { launch, missing, openPage, type Watched } from "./support/browser.js";

let browser: Browser;
let sandbox: Sandbox;
let served: SandboxPage;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  if (!missing) browser = await launch();
});
afterAll(async () => {
  if (!missing) await browser.close();
});
beforeEach(async () => {
  if (missing) return;
  sandbox = await startSandbox({ replyDelayMs: 50 });
  served = await startSandboxPage(sandbox);
  watched = await openPage(browser, served.url);
  ({ page } = watched);
  page.setDefaultTimeout(30_000);
});
afterEach(async () => {
  if (missing) return;
  await page.context().close();
  await served.close();
  await sandbox.close();
  expect(watched.wrong).toEqual([]);
});

/** Presses Tab until an element has the focus: what a person without a mouse does. */
async function tabTo(selector: string, key = "Tab"): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

const sent = (state: string): ReturnType<Page["waitForSelector"]> =>
  page.waitForSelector(`.rows .tag:text-is("${state}")`);
const heading = (name: string): ReturnType<Page["waitForSelector"]> =>
  page.waitForSelector(`.timeline :text("${name}")`);

test.skipIf(missing)(
  "all by keyboard: an example is sent, its message is watched to patient-matched, and seen in every way",
  async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await tabTo("select[name=service]");
    await page.keyboard.press("ArrowDown");
    await tabTo(".send button");
    await page.keyboard.press("Enter");
    await sent("Patient matched");
    await tabTo(".rows a");
    await page.keyboard.press("Enter");
    for (const words of ["Queued", "MESH took the message", "20013", "30001", "has found the patient"])
      await heading(words);
    expect(await page.textContent(".journey")).toMatch(
      /Queued: done.*Sent: done.*Received: done.*acknowledgement 20013.*Patient matched: done.*acknowledgement 30001/,
    );
    await tabTo("[role=tab]");
    await page.keyboard.press("ArrowRight");
    await page.frameLocator("iframe").locator("h1").waitFor();
    expect(await page.frameLocator("iframe").locator("body").innerText()).toContain("Itchy eyes");
    expect(
      await page
        .frameLocator("iframe")
        .locator("h1")
        .evaluate((h1) => getComputedStyle(h1).fontSize),
    ).toBe("28px");
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(".tree summary >> text=MessageHeader");
    await tabTo(".tree summary");
    await page.keyboard.press("Enter");
    expect(await page.getAttribute(".tree details", "open")).toBeNull();
    await tabTo("[role=tab]", "Shift+Tab");
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(".verdict.good");
    await page.waitForSelector(".code .element >> text=<Composition");
  },
);

test.skipIf(missing)("by keyboard: a practice is switched off, and the fallback is seen, with its PDF", async () => {
  await tabTo("#views a:nth-child(2)");
  await page.keyboard.press("Enter");
  await tabTo("select[name=answers-A12345]");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => sandbox.practices.list()[0]?.switch).toEqual({ answers: "switched-off" });
  await tabTo(".send button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo("#views a:nth-child(1)", "Shift+Tab");
  await page.keyboard.press("Enter");
  await sent("Switched off");
  await sent("PDF sent instead");
  await tabTo(".rows a");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".callout >> text=Sent to the practice another way");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".callout a[download]")]);
  expect(download.suggestedFilename()).toBe("consultation.pdf");
});

test.skipIf(missing)(
  "what was rejected is called so where it stopped, and what a message says is not taken for a practice's screen",
  async () => {
    await page.selectOption("select[name=answer]", "30002");
    await page.click("text=Send the example");
    await sent("Rejected");
    await page.click(".rows a");
    await heading("30002");
    expect(await page.textContent(".journey .bad")).toBe("Rejected: stopped here. Business acknowledgement 30002");
    expect(await page.textContent(".journey")).not.toContain("Patient matched");
    await page.click("[role=tab] >> text=What it says");
    await page.frameLocator("iframe").locator("h1").waitFor();
    expect(await page.textContent(".framed")).toContain("Its own system shows this in its own way.");
    await page.click("[role=tab] >> text=Timeline");
    await page.click(".timeline >> text=Open the answer");
    await page.frameLocator("iframe").locator("h1").waitFor();
    expect(await page.textContent(".framed")).toBe("");
  },
);

test.skipIf(missing)("a practice is silent, slow, or rejects with a code", async () => {
  await page.click("#views >> text=Practices and faults");
  await page.selectOption("select[name=answers-A12345]", "rejects");
  await page.selectOption("select[name=code-A12345]", "30003");
  await expect.poll(() => sandbox.practices.list()[0]?.switch).toEqual({ answers: "rejects", code: "30003" });
  await page.selectOption("select[name=answers-A12345]", "silent");
  await expect.poll(() => sandbox.practices.list()[0]?.switch).toEqual({ answers: "silent" });
  await page.focus("select[name=answers-A12345]");
  await page.selectOption("select[name=answers-A12345]", "slow");
  await expect.poll(() => sandbox.practices.list()[0]?.switch).toEqual({ answers: "slow", delayMs: 60_000 });
  await page.focus("input[name=seconds-A12345]");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("72");
  // Somebody else changes it meanwhile: the page hears of it at its next look, and leaves what is being typed as it is.
  sandbox.practices.set("A12345", { answers: "slow", delayMs: 61_000 });
  await page.waitForTimeout(3_000);
  await page.keyboard.type("00");
  await page.press("input[name=seconds-A12345]", "Tab");
  await expect.poll(() => sandbox.practices.list()[0]?.switch).toEqual({ answers: "slow", delayMs: 7_200_000 });
  await page.click("text=Send the example");
  await page.click("#views >> text=Messages");
  await sent("Sent");
  await page.click("text=+ 4 hours");
  await sent("Patient matched");
});

test.skipIf(missing)("the clock moves on: a deadline passes, the next working day comes, and back", async () => {
  await page.selectOption("select[name=answer]", "noresponse");
  await page.click("text=Send the example");
  await sent("No answer");
  await page.click("text=+ 4 hours");
  await sent("Answer overdue");
  await page.click("text=Next working day");
  await page.waitForSelector(".clock >> text=/09:0\\d/");
  const before = sandbox.time.now().getTime();
  await page.click("text=+ 5 days");
  await expect.poll(() => sandbox.time.now().getTime() - before).toBeGreaterThanOrEqual(5 * 86_400_000);
  await page.click("text=Real time");
  await page.waitForSelector("text=as on this machine");
  await page.click(".rows a");
  await page.waitForSelector(".callout.warn >> text=has not answered in time");
});

test.skipIf(missing)("faults at an exact request and by probability are set, seen at work, and removed", async () => {
  await page.click("#views >> text=Practices and faults");
  await page.click("text=Add the fault");
  await page.waitForSelector(".faults >> text=status 503");
  expect(sandbox.faults.list().map(({ fault }) => fault)).toEqual([
    { operation: "send", at: 1, does: { status: 503 } },
  ]);
  await page.selectOption("select[name=when]", "probability");
  await page.selectOption("select[name=effect]", "cut-after");
  await page.fill("input[name=percent]", "25");
  await page.selectOption("select[name=operation]", "track");
  await page.click("text=Add the fault");
  await page.waitForSelector(".faults >> text=25 % of requests");
  expect(sandbox.faults.list()[1]?.fault).toEqual({ operation: "track", probability: 0.25, does: "cut-after" });
  await page.click("text=Send the example");
  // The first try meets the fault, which is used up; the next one arrives.
  await page.click("#views >> text=Messages");
  await sent("Patient matched");
  expect(sandbox.faults.list()).toHaveLength(1);
  await page.click("#views >> text=Practices and faults");
  await page.click(".faults >> text=Remove");
  await page.waitForSelector("text=Nothing goes wrong");
  expect(sandbox.faults.list()).toEqual([]);
});

test.skipIf(missing)(
  "search, filters and the open message are in the address, which brings others to the same place",
  async () => {
    for (const service of ["contraception", "blood-pressure-check", "minor-illness"]) {
      await page.selectOption("select[name=service]", service);
      await page.click("text=Send the example");
    }
    await expect.poll(() => page.locator('.rows .tag:text-is("Patient matched")').count()).toBe(3);
    await page.fill("input[name=text]", "blood");
    await expect.poll(() => page.locator(".rows li").count()).toBe(1);
    await page.selectOption("select[name=state]", "patient-matched");
    await page.click(".rows a");
    await page.waitForSelector(".head h2 >> text=Blood pressure check");
    await page.click("[role=tab] >> text=Tree");
    await page.click("text=Copy link");
    await page.waitForSelector(".notice >> text=clipboard");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openPage(browser, served.url, link.slice(served.url.length - 1));
    await other.page.waitForSelector(".tree summary");
    expect(await other.page.locator(".rows li").count()).toBe(1);
    expect(await other.page.inputValue("input[name=text]")).toBe("blood");
    expect(await other.page.inputValue("select[name=state]")).toBe("patient-matched");
    expect(other.wrong).toEqual([]);
    await other.page.context().close();
    await page.goBack();
    await page.waitForSelector('[aria-selected="true"] >> text=Timeline');
    await page.selectOption("select[name=state]", "rejected");
    await page.waitForSelector("text=No message fits the filter");
    await page.click("text=Show all messages");
    await expect.poll(() => page.locator(".rows li").count()).toBe(3);
  },
);

test.skipIf(missing)("each run has its own view, and its own clear", async () => {
  for (const run of ["run-1", "run-2"]) {
    await page.fill("input[name=run]", run);
    await page.waitForURL(`**run=${run}`);
    await page.click("text=Send the example");
    await sent("Patient matched");
    expect(await page.locator(".rows li").count()).toBe(1);
  }
  await page.click("text=Clear messages");
  await page.waitForSelector("dialog >> text=run-2");
  await page.click("text=Forget them");
  await page.waitForSelector("text=No message fits the filter");
  await page.fill("input[name=run]", "");
  await expect.poll(() => page.locator(".rows li").count()).toBe(1);
  expect(await page.textContent(".rows .run")).toBe("run run-1");
  expect(sandbox.messages.list({ run: "run-2" })).toEqual([]);
});

test.skipIf(missing)("an answer is held back, comes in the other order, and is sent again; a message too", async () => {
  await page.click("#views >> text=Practices and faults");
  await page.click("button >> text=Hold answers back");
  await page.waitForSelector("text=All answers are held back");
  await page.click("text=Send the example");
  await page.click("#views >> text=Messages");
  await page.waitForSelector(".rows a");
  await expect.poll(() => sandbox.messages.list({ kind: "acknowledgement" }).length).toBe(2);
  await page.click("#views >> text=Practices and faults");
  await page.click("text=Let them go, last one first");
  await page.click("#views >> text=Messages");
  await sent("Patient matched");
  await page.click(".rows a");
  await heading("30001");
  const [message] = sandbox.messages.list({ kind: "update-record" });
  await page.click(".timeline >> text=Send it again");
  await expect.poll(() => sandbox.messages.list({ kind: "acknowledgement" }).length).toBe(3);
  await page.click("text=Send the message again");
  await expect.poll(() => sandbox.messages.list({ kind: "update-record" }).length).toBe(2);
  await page.click(".timeline >> text=Open the answer");
  await page.frameLocator("iframe").locator("h1").waitFor();
  await page.click("[role=tab] >> text=Timeline");
  await page.click("text=Open the message that it answers");
  await page.waitForURL(`**id=${message?.id ?? ""}*`);
});

test.skipIf(missing)("the page finds its sandbox again after a break, and shows what came meanwhile", async () => {
  const { port } = served;
  await served.close();
  await page.waitForSelector("text=Not connected");
  served = await startSandboxPage(sandbox, { port });
  await fetch(`${served.url}api/example`, { method: "POST", body: JSON.stringify({ service: "minor-illness" }) });
  await page.waitForSelector("text=/^Live$/");
  await sent("Patient matched");
  // The browser's own words for the break.
  watched.wrong.splice(0);
});
