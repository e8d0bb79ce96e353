/**
 * Builds and validates each consultation of examples/consultations with the built root entry, in a real browser:
 * `npm run check:browser`
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { bundleForBrowser } from "./browser-bundle.js";

/** What the page uses from the entry. */
interface Entry {
  readonly parseConsultation: (json: unknown) => object;
  readonly buildMessage: (consultation: object, options: object) => { readonly xml: string };
  readonly validateMessage: (xml: string) => { readonly valid: boolean; readonly kind: string };
  readonly renderText: (consultation: object) => string;
}

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A secure context, like a pharmacy's page. No server listens there: every request is answered below. */
const site = "https://pharmacy.invalid";

const folder = "examples/consultations";
const executablePath =
  process.env["CHROMIUM"] ?? spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim();

const check = async (): Promise<void> => {
  const { code, problems } = await bundleForBrowser("scripts/browser-entry.js");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const browser = await chromium.launch({ executablePath, args });
  let passed = 0;
  let failed = 0;
  try {
    const page = await browser.newPage();
    await page.route("**/*", (route) =>
      route.request().url().endsWith("/entry.js")
        ? route.fulfill({ contentType: "text/javascript", body: code })
        : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>pharmacy</title>" }),
    );
    await page.goto(site);
    for (const name of readdirSync(folder).sort()) {
      const json: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const result = await page.evaluate(
        async ([address, given]) => {
          try {
            const { parseConsultation, buildMessage, validateMessage, renderText } = (await import(address)) as Entry;
            const consultation = parseConsultation(given);
            const { xml } = buildMessage(consultation, {
              sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" },
            });
            const { valid, kind } = validateMessage(xml);
            return {
              good: valid && kind === "update-record" && renderText(consultation) !== "",
              text: `${xml.length} characters of XML`,
            };
          } catch (error) {
            return { good: false, text: String(error) };
          }
        },
        [`${site}/entry.js`, json] as const,
      );
      if (result.good) passed += 1;
      else failed += 1;
      console.log(`${result.good ? "ok    " : "failed"}  ${name}: ${result.text}`);
    }
    console.log(`Chromium ${browser.version()}`);
  } finally {
    await browser.close();
  }
  console.log(`check-browser: ${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
};

if (executablePath === "") console.log("not run: there is no Chromium here (set CHROMIUM to its path)");
else await check();
