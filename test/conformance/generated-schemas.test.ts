import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const spec = join(root, "../shared/spec");
const here = existsSync(spec);
if (!here) console.log("generated schemas: not run: ../shared/spec is not here");

test.runIf(here)("schemas/ is what NHS England's profiles say today", { timeout: 60_000 }, () => {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/generate-schemas.ts", spec, "--check"], { cwd: root, encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
