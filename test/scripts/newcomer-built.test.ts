import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { entries } from "../../scripts/entries.js";
import { root } from "../project/layers.js";

/** A project that has installed the package, and none of its optional packages. */
let project = "";
const link = (name: string, target: string): void => {
  const place = join(project, "node_modules", name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place);
};
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "newcomer-"));
  const installed = join(project, "node_modules", manifest.name);
  mkdirSync(installed, { recursive: true });
  cpSync(join(root, "dist"), join(installed, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(installed, "package.json"));
  for (const name of Object.keys(manifest.dependencies)) link(name, join(root, "node_modules", name));
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

const run = (code: string): string => {
  writeFileSync(join(project, "try.mjs"), code);
  const { stdout, stderr } = spawnSync(process.execPath, ["try.mjs"], { cwd: project, encoding: "utf8" });
  return stdout + stderr;
};

const ends = `.catch((error) => console.log(error.constructor.name + ": " + error.message))`;
const consultation = `pharmacyFirst.sinusitis({
  patient: { nhsNumber: "9991956832", nhsNumberVerification: "01", name: { family: "Sample" }, gender: "female",
    birthDate: "1984-02-29" },
  pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
  practitioner: { name: { family: "Example" }, gphcNumber: "2070001", role: "R1290" },
  startedAt: new Date().toISOString(), seen: "in-person", gatewayPoint: "met", sharing: "agreed",
  clinicalSummary: "Facial pain for 12 days." })`;

test.each([
  [
    "pg",
    `import { migratePostgres } from "${manifest.name}/delivery";
     await migratePostgres("postgres://u@127.0.0.1:1/d")${ends}`,
    "StoreError: PostgreSQL needs the package `pg`: npm install pg@8",
  ],
  [
    "pdfkit",
    `import { pharmacyFirst } from "${manifest.name}"; import { renderPdf } from "${manifest.name}/render";
     await renderPdf(${consultation})${ends}`,
    "PdfPackagesError: A PDF is made in Node with three optional packages. Install them: " +
      "npm install pdfkit@0.20 dejavu-fonts-ttf@2.37 bidi-js@1.1",
  ],
  [
    "@peculiar/asn1-x509",
    `import { startSandbox } from "${manifest.name}/sandbox"; await startSandbox()${ends}`,
    "CertificatePackagesError: The sandbox needs two optional packages to make its certificates. Install them: " +
      "npm install @peculiar/asn1-schema@2 @peculiar/asn1-x509@2",
  ],
  [
    "nodemailer",
    `import { smtpFallback } from "${manifest.name}/delivery";
     const send = smtpFallback({ host: "localhost", from: "pharmacy@example.org" });
     await send({})${ends}`,
    "FallbackError: Sending by SMTP needs a package: npm install nodemailer",
  ],
])("without %s: the error says what to install", (_, code, text) => {
  expect(run(code).trim()).toBe(text);
});

const forNode = entries.filter(({ runsInBrowsers }) => !runsInBrowsers);

test.each(forNode.map(({ name }) => name))("%s bundled for a browser: the bundler names the reason", async (name) => {
  const bundling = build({
    stdin: { contents: `import { meshTransport } from "${name}"; meshTransport();`, resolveDir: project },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
  });
  await expect(bundling).rejects.toThrow(/No matching export in ".*dist\/this-entry-needs-node\.js" for import/);
});

test("a page that loads an entry for Node all the same is told what to import instead", () => {
  expect(run(`await import("./node_modules/${manifest.name}/dist/this-entry-needs-node.js")${ends}`).trim()).toBe(
    "Error: This entry of gp-connect-update-record needs Node: a browser has no client certificate for MESH and no " +
      "store. Import it in your server, and only the root entry, /render and /pathway-medicines in the page. A test " +
      "in jsdom: put @jest-environment node at the top of its file.",
  );
});
