import { expect, test } from "vitest";
import { collector } from "./collected-tests.js";

test("tests are collected with their rows as in vitest, and none runs before it is called", async () => {
  const { tests, test: declare, describe, startFile } = collector();
  const each = (declare as unknown as { readonly each: (rows: readonly unknown[]) => typeof declare }).each;
  const ran: unknown[] = [];
  startFile("a.test.ts");
  declare("plain", () => ran.push("plain"));
  describe("group", () => {
    declare("with options", { timeout: 1 }, () => ran.push("options"));
  });
  each([
    ["x", 1],
    ["y", 2],
  ])("rows of values: %s", (...values: readonly unknown[]) => ran.push(values));
  each([["x", 1], "y"])("rows as they are", (...values: readonly unknown[]) => ran.push(values));
  startFile("b.test.ts");
  declare("plain", () => {
    throw new Error("broken");
  });
  expect(ran).toEqual([]);
  expect(tests.map(({ id }) => id)).toEqual([
    "a.test.ts#plain",
    "a.test.ts#with options",
    "a.test.ts#rows of values: %s",
    "a.test.ts#rows of values: %s+",
    "a.test.ts#rows as they are",
    "a.test.ts#rows as they are+",
    "b.test.ts#plain",
  ]);
  for (const { file, run } of tests) if (file === "a.test.ts") await run();
  expect(ran).toEqual(["plain", "options", ["x", 1], ["y", 2], [["x", 1]], ["y"]]);
  expect(() => tests.at(-1)?.run()).toThrow("broken");
});
