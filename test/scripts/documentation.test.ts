import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../project/layers.js";

test("an export without a doc comment fails the docs build, and is named", () => {
  const options = join(root, ".cache/typedoc-fixture.json");
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(
    options,
    JSON.stringify({
      extends: ["../typedoc.config.js"],
      entryPoints: ["../test/scripts/fixtures/undocumented.ts"],
      tsconfig: "../test/scripts/fixtures/tsconfig.json",
      projectDocuments: [],
      emit: "none",
      skipErrorChecking: true,
    }),
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(root, "node_modules/typedoc/bin/typedoc"), "--options", options],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    },
  );
  const complaints = (stdout + stderr).split("\n").filter((line) => line.includes("does not have any documentation"));
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toContain("undocumented (Variable)");
  expect(status).not.toBe(0);
}, 180_000);
