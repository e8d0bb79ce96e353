import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "../..");

/** The built package, with those that it must have, and those that an entry is for; none of the optional ones. */
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "without-packages-"));
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const place = join(folder, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string; stderr: string } =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", timeout: 60_000 });
const advice =
  "The sandbox needs two optional packages to make its certificates. Install them: " +
  "npm install @peculiar/asn1-schema@2 @peculiar/asn1-x509@2";

test("every entry loads without the optional packages; starting the sandbox names what to install", () => {
  expect(readdirSync(join(folder, "node_modules"))).not.toContain("@peculiar");
  const entries = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [] : [entry.default],
  );
  expect(entries.filter((entry) => !existsSync(join(folder, entry)))).toEqual([]);
  const { status, stdout, stderr } = run(
    "--input-type=module",
    "-e",
    `for (const entry of ${JSON.stringify(entries)}) await import(entry);
     const { UpdateRecordError } = await import("./dist/index.js");
     const { startSandbox } = await import("./dist/sandbox/index.js");
     const error = await startSandbox().catch((error) => error);
     const { name, code, message } = error;
     console.log(JSON.stringify([error instanceof UpdateRecordError, name, code, message]));`,
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual([true, "CertificatePackagesError", "packages-missing", advice]);
});

test("update-record sandbox names what to install: exit 1; other commands run", () => {
  const { status, stdout, stderr } = run("dist/cli/main.js", "sandbox");
  expect([status, stdout, stderr]).toEqual([1, "", `update-record sandbox: ${advice}\n`]);
  expect(run("dist/cli/main.js", "--help").status).toBe(0);
});
