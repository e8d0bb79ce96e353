import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../project/layers.js";

const generator = (
  name: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string } =>
  spawnSync(process.execPath, ["--import", "tsx", join(root, "scripts", name), ...args], {
    cwd: root,
    encoding: "utf8",
  });

test.each(["generate-fhir.ts", "generate-job-roles.ts", "generate-schemas.ts"])(
  "%s says that it was not run where the facts are missing, and does not fail",
  (name) => {
    const { status, stdout } = generator(name, "--check", "no-such-folder");
    expect([status, stdout]).toEqual([0, "not run: no-such-folder is not here\n"]);
  },
);

test("what the validator reads is what schemas/ hold", () => {
  const { status, stdout } = generator("generate-schema-set.ts", "--check");
  expect(stdout).not.toContain("stale");
  expect(status).toBe(0);
});
