import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const tests = fileURLToPath(new URL("..", import.meta.url));

/** Faults that deliveries had, from D1 on: each has a test whose title begins with its number. */
const known = 31;

test("every fault that deliveries once had has a test that names it", () => {
  const named = new Set(
    readdirSync(tests, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts"))
      .flatMap((file) => readFileSync(`${tests}/${file}`, "utf8").match(/["`](?:D[0-9]+, )*D[0-9]+: /g) ?? [])
      .flatMap((title) => title.match(/[0-9]+/g) ?? [])
      .map(Number),
  );
  expect(Array.from({ length: known }, (_, place) => place + 1).filter((number) => !named.has(number))).toEqual([]);
});
