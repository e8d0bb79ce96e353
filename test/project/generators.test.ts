import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { putGeneratedFile, readArguments } from "../../scripts/generated-file.js";
import { readCodeSystem } from "../../scripts/read-code-system.js";

const folder = mkdtempSync(join(tmpdir(), "generators-"));

afterEach(() => {
  process.exitCode = 0;
  vi.restoreAllMocks();
});

test("a stale file is written, and with --check only named, with exit code 1", () => {
  const said = vi.spyOn(console, "log").mockReturnValue(undefined);
  const file = join(folder, "table.ts");
  writeFileSync(file, "old");
  putGeneratedFile(file, "new", true);
  expect([process.exitCode, readFileSync(file, "utf8")]).toEqual([1, "old"]);
  expect(said.mock.lastCall?.[0]).toContain("stale");

  process.exitCode = 0;
  putGeneratedFile(file, "new", false);
  expect([process.exitCode, readFileSync(file, "utf8")]).toEqual([0, "new"]);
  putGeneratedFile(file, "new", true);
  expect(process.exitCode).toBe(0);
  expect(said.mock.lastCall?.[0]).toContain("up to date");
  rmSync(folder, { recursive: true });
});

test("the folder of the facts and --check may come in any order", () => {
  expect(readArguments(["--check"])).toEqual({ check: true, folder: "../shared/spec" });
  expect(readArguments(["facts", "--check"])).toEqual({ check: true, folder: "facts" });
  expect(readArguments([])).toEqual({ check: false, folder: "../shared/spec" });
});

test("a code system is read with concepts at any depth, entities resolved, and a broken file is refused", () => {
  const xml = `<CodeSystem xmlns="http://hl7.org/fhir">
    <url value="u"/><version value="1.0.0"/><date value="2023-08-25T00:00:00Z"/>
    <concept><code value="a"/><display value="A &amp; E"/>
      <concept><code value="b"></code><display value="B"></display></concept></concept></CodeSystem>`;
  expect(readCodeSystem(xml)).toEqual({
    url: "u",
    version: "1.0.0",
    date: "2023-08-25",
    concepts: [
      { code: "a", display: "A & E" },
      { code: "b", display: "B" },
    ],
  });
  expect(() => readCodeSystem("<CodeSystem>")).toThrow();
});
