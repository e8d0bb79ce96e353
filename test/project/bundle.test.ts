import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleForBrowser } from "../../scripts/browser-bundle.js";
import { judgeSize } from "../../scripts/bundle-size.js";
import { entries } from "../../scripts/entries.js";
import { root } from "./layers.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
  writeFileSync(
    join(folder, "deep.js"),
    'import { readFileSync } from "node:fs";\nexport const read = () => readFileSync("a");\n',
  );
  writeFileSync(join(folder, "broken.js"), 'export { read } from "./deep.js";\n');
  writeFileSync(join(folder, "old.js"), 'import crypto from "crypto";\nexport const hash = crypto;\n');
  writeFileSync(
    join(folder, "large.js"),
    `export const large = "${randomBytes(3000).toString("hex")}";\nexport const small = 1;\n`,
  );
  writeFileSync(join(folder, "clean.js"), "export const id = () => globalThis.crypto.randomUUID();\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a Node built-in that an entry imports stops the bundle and is named", async () => {
  const { problems } = await bundleForBrowser(join(folder, "broken.js"));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/deep\.js: Could not resolve "node:fs"/);
});

test("a built-in by its old name stops it too", async () => {
  const { problems } = await bundleForBrowser(join(folder, "old.js"));
  expect(problems[0]).toMatch(/Could not resolve "crypto"/);
});

test("code without built-ins passes", async () => {
  const { code, problems } = await bundleForBrowser(join(folder, "clean.js"));
  expect(problems).toEqual([]);
  expect(code).toContain("randomUUID");
});

test("a bundle over its limit fails, and what makes it large is named", async () => {
  const { bytes, problem } = await judgeSize({
    name: "large",
    source: `export { large } from ${JSON.stringify(join(folder, "large.js"))};`,
    most: 1000,
  });
  expect(bytes).toBeGreaterThan(3000);
  expect(problem).toMatch(/the limit is 1000[\s\S]* bytes before compression from .*large\.js/);
});

test("what is not imported does not count", async () => {
  const { bytes, problem } = await judgeSize({
    name: "small",
    source: `export { small } from ${JSON.stringify(join(folder, "large.js"))};`,
    most: 1000,
  });
  expect(bytes).toBeLessThan(100);
  expect(problem).toBeUndefined();
});

for (const { name, source } of entries.filter(({ runsInBrowsers }) => runsInBrowsers)) {
  test(`${name} is bundled for a browser with nothing left outside`, async () => {
    const { code, problems } = await bundleForBrowser(join(root, source));
    expect(problems).toEqual([]);
    expect(code).not.toMatch(/from\s*"(node:)?(fs|crypto|buffer|path)"/);
  });
}
