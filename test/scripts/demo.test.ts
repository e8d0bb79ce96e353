import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../project/layers.js";

test("the built demonstration ends by itself", () => {
  const main = join(root, "dist/demo/main.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(
    /The sandbox has stopped, and the outbox is deleted\. This is the end of the demonstration\.\n$/,
  );
});
