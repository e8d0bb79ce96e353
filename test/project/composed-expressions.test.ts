import { join } from "node:path";
import { expect, test } from "vitest";
import { regularExpressionsOf } from "../support/regular-expressions.js";

test("those that are put together as the program runs are few, and their parts were looked at", () => {
  const all = regularExpressionsOf(join(import.meta.dirname, "../../src"));
  expect(all.filter(({ source }) => source === undefined).map(({ at }) => at.replace(/:.*/, ""))).toEqual([
    // A list of literals, each judged for itself.
    "render/report/mask.ts",
    // The sandbox's own paths.
    "sandbox/routes/routes.ts",
    // Addresses of publishers, or words of a list.
    "validation/report/shown-code.ts",
    "validation/safety/words/elsewhere.ts",
  ]);
});
