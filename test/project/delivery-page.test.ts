import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveryPage } from "../../scripts/delivery-page.js";
import { withBlocks } from "../../scripts/page-blocks.js";
import { attentionTexts } from "../../src/delivery/attention.js";
import { stateTable } from "../../src/delivery/states.js";
import { root } from "./layers.js";

const page = readFileSync(join(root, "docs/delivery.md"), "utf8");

test("the page has the states and the reasons of attention as the code has them", () => {
  expect(withBlocks(page, deliveryPage)).toBe(page);
  const [states = ""] = (page.split("## States")[1] ?? "").split("## Deadlines");
  const drawn = [...states.matchAll(/^\| `([\w-]+)` \|[^|]*\|([^|]*)\|$/gm)].map(
    ([, state = "", next = ""]) => [state, [...next.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)] as const,
  );
  expect(drawn).toEqual(Object.entries(stateTable).map(([state, { next }]) => [state, [...next]]));
  const [, reasons = ""] = page.split("## What to tell a person");
  for (const [reason, text] of Object.entries(attentionTexts)) expect(reasons).toContain(`| \`${reason}\` | ${text} |`);
});

test("a page without the markers is refused", () => {
  expect(() => withBlocks("# Delivery", deliveryPage)).toThrow("markers");
});
