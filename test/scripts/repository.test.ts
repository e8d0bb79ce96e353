import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apiReports } from "../../scripts/checks/api-report.js";
import { sizeOfEntry } from "../../scripts/checks/entry-sizes.js";
import { firstDifference } from "../../scripts/checks/first-difference.js";
import { checkLicences } from "../../scripts/checks/licences.js";
import { checkSecrets } from "../../scripts/checks/secrets.js";
import { checkWorkflows } from "../../scripts/checks/workflows.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "repository-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const manifest = (place: string, content: object): string =>
  write(join(place, "package.json"), JSON.stringify(content));

describe("licences", () => {
  test("all that an install brings is looked at, also below others, and what is optional where it is there", () => {
    manifest(".", {
      dependencies: { a: "1" },
      optionalDependencies: { b: "1", absent: "1" },
      devDependencies: { d: "1" },
    });
    manifest("node_modules/a", { license: "MIT", dependencies: { c: "1" } });
    manifest("node_modules/a/node_modules/c", { license: "(MIT OR GPL-3.0)" });
    manifest("node_modules/b", { license: "Apache-2.0" });
    manifest("node_modules/d", { license: "GPL-3.0" });
    expect(checkLicences(folder)).toEqual({ looked: 3, faults: [] });
  });

  test.each([["GPL-3.0"], ["MIT AND GPL-3.0"], [undefined], [{ type: "MIT" }]])("%j is not allowed", (license) => {
    manifest(".", { dependencies: { a: "1" } });
    manifest("node_modules/a", { license });
    expect(checkLicences(folder).faults).toEqual([`a: ${JSON.stringify(license)} is not allowed`]);
  });
});

describe("secrets", () => {
  /** Put together here, so that this file holds none. */
  const secrets = [
    ["a private key", ["-----BEGIN ", "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B"]],
    ["a key of a cloud", ["AKIA", "ABCDEFGHIJKLMNOP"]],
    ["a token of a code host", ["ghp", `_${"a1".repeat(18)}`]],
    ["a token of a package registry", ["npm", `_${"a1".repeat(18)}`]],
    ["a token of a chat", ["xoxb", "-1234567890-abc"]],
    ["a signed token", ["eyJhbGciOiJIUzI1NiI", `sInR5.eyJ${"zdWIiOiIx".repeat(3)}.${"aBc1".repeat(6)}`]],
    ["a password in an address", ["postgres://user:", "correct-horse-battery@host/d"]],
    ["a secret in a setting", ["shared", 'Key: "4f9a8c7b6d5e4f3a2b1c0d9e"']],
  ] as const;

  test.each(secrets)("%s is found, and not repeated", (what, parts) => {
    write("config.ts", `const one = 1;\n${parts.join("")}\n`);
    expect(checkSecrets(folder, ["config.ts"]).faults).toEqual([`config.ts:2: looks like ${what}`]);
  });

  test("names of variables, placeholders and the marks of PEM alone are none", () => {
    write(
      "page.md",
      'password: { "env": "MESH_PASSWORD" }\nsharedKey: "TestKey"\n-----BEGIN PRIVATE KEY-----\n...\n' +
        "postgres://USER@HOST/DATABASE postgres://user:password@host:5432/d\n",
    );
    expect(checkSecrets(folder, ["page.md"]).faults).toEqual([]);
  });
});

describe("workflows", () => {
  const right = [
    "on: push",
    "permissions: {}",
    "jobs:",
    "  test:",
    "    runs-on: ubuntu-latest",
    "    timeout-minutes: 5",
    "    permissions:",
    "      contents: read",
    "    steps:",
    `      - uses: actions/checkout@${"0".repeat(40)} # v1.0.0`,
    "      - run: npm test",
    "",
  ];
  const faultsOf = async (lines: readonly string[]): Promise<string> => {
    write(".github/workflows/ci.yml", lines.join("\n"));
    return (await checkWorkflows(folder)).faults.join("\n");
  };
  const without = (start: string): readonly string[] => right.filter((line) => !line.trim().startsWith(start));
  const instead = (start: string, line: string): readonly string[] =>
    right.map((one) => (one.trim().startsWith(start) ? line : one));

  test("one in order has no faults", async () => {
    expect(await faultsOf(right)).toBe("");
  });

  test.each<[string, readonly string[], RegExp]>([
    ["a tag", instead("- uses", "      - uses: actions/checkout@v4"), /pinned by its whole commit/],
    ["no comment", instead("- uses", `      - uses: actions/checkout@${"0".repeat(40)}`), /pinned by its whole commit/],
    ["all rights", without("permissions: {}"), /begins with "permissions: \{\}"/],
    ["a right to write", instead("contents", "      contents: write"), /test may not have contents: write/],
    ["no limit of time", without("timeout"), /test has no timeout-minutes/],
    ["a name that there is not", instead("- run", "      - run: echo ${{ githb.sha }}"), /undefined variable "githb"/],
  ])("%s is refused", async (_, lines, words) => {
    expect(await faultsOf(lines)).toMatch(words);
  });
});

describe("what callers see", () => {
  const reportOf = (text: string): string => {
    write("package.json", '{ "type": "module" }');
    write("inside.d.ts", "export interface Inside { readonly one: 1 }\nexport interface Unused {}\n");
    return apiReports([{ name: "entry", file: write("index.d.ts", text) }], folder).get("entry") ?? "";
  };

  test("is what an entry exports, and what that uses; comments do not count", () => {
    const report = reportOf(
      'import type { Inside } from "./inside.js";\n/** A comment. */\nexport declare function make(): Inside;\n',
    );
    expect(report).toBe(
      "make: function make(): Inside;\n\n// Used above, and exported by no entry.\n\n" +
        "Inside: interface Inside {\n    readonly one: 1;\n}\n",
    );
  });

  test("a change is found with its line, and where to say it", () => {
    const [before, after] = ["a: number", "a?: number"].map((member) =>
      reportOf(`export interface Options { readonly ${member}; }\n`),
    );
    expect(firstDifference(before ?? "", before ?? "")).toBeUndefined();
    expect(firstDifference(before ?? "", after ?? "")).toMatch(
      /^line 2:\n {2}was {5}readonly a: number;\n {2}is {6}readonly a\?: number;\n[^]*CHANGELOG\.md$/,
    );
  });
});

test("an entry over its limit, raw or compressed, or without one, is refused", async () => {
  const built = write("entry.js", `export const text = "${"a".repeat(5_000)}";\n`);
  expect((await sizeOfEntry(built, { raw: 6_000, gzip: 200 })).problem).toBeUndefined();
  expect((await sizeOfEntry(built, { raw: 4_000, gzip: 200 })).problem).toMatch(/the limits are 4000 and 200$/);
  expect((await sizeOfEntry(built, { raw: 6_000, gzip: 20 })).problem).toMatch(/the limits are 6000 and 20$/);
  expect((await sizeOfEntry(built, undefined)).problem).toMatch(/has no limit/);
});
