import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { meshPage } from "../../scripts/mesh-page.js";
import { withBlocks } from "../../scripts/page-blocks.js";
import { usualFaults } from "../../src/transport/mesh-error.js";
import { root } from "./layers.js";

test("the page has every reason of a MeshError as the code has it", () => {
  const page = readFileSync(join(root, meshPage.page), "utf8");
  expect(withBlocks(page, meshPage)).toBe(page);
  const [table = ""] = page.split("<!-- reasons:")[1]?.split("<!-- end of") ?? [];
  const named = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, reason]) => reason);
  expect(named.toSorted()).toEqual(Object.keys(usualFaults).toSorted());
});
