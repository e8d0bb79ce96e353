import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("20,000 mutated messages get the same verdict, tree and places as from saxes (100,000: tsx test/fault/xml-fuzz.ts)", () => {
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "xml-fuzz.ts"), "--count", "20000"], { encoding: "utf8" });
  console.log(stdout);
  expect(status).toBe(0);
});
