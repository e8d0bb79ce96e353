import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operatingPage } from "../../scripts/operating-page.js";
import { withBlocks } from "../../scripts/page-blocks.js";
import { attentionTexts } from "../../src/delivery/attention.js";
import { healthTexts } from "../../src/delivery/insight/health.js";
import { deliveryStates } from "../../src/delivery/states.js";
import { deliveryMetrics } from "../../src/opentelemetry/index.js";
import { root } from "./layers.js";

const page = readFileSync(join(root, "docs/operating.md"), "utf8");

test("the page has every metric and every reason of health as the code has them", () => {
  expect(withBlocks(page, operatingPage)).toBe(page);
  const rows = (block: string): readonly (string | undefined)[] =>
    [...(page.split(`<!-- ${block}:`)[1]?.split("<!-- end of")[0] ?? "").matchAll(/^\| `([\w.-]+)` \|/gm)].map(
      ([, name]) => name,
    );
  expect(rows("metrics")).toEqual(Object.keys(deliveryMetrics));
  expect(rows("health")).toEqual(Object.keys(healthTexts));
});

test("alerts name only metrics, attributes and values that exist", () => {
  const [, after = ""] = page.split("## Alerts");
  const [alerts = ""] = after.split("\n## ");
  const conditions = [...alerts.matchAll(/^\| `([\w.]+)`(?:\{`([\w.]+)`="([\w-]+)"\})?/gm)];
  expect(conditions.length).toBeGreaterThan(7);
  const values: readonly string[] = [
    ...Object.keys(attentionTexts),
    ...deliveryStates,
    ...["person", "fault", "failing", "pending", "infrastructure", "business", "false"],
  ];
  for (const [, name = "", attribute, value] of conditions) {
    const metric = Object.entries(deliveryMetrics).find(([known]) => known === name)?.[1];
    expect(metric, name).toBeDefined();
    if (attribute === undefined || value === undefined) continue;
    expect(metric?.attributes, name).toContain(attribute);
    expect(values, name).toContain(value);
  }
});

test("a page without the markers is refused", () => {
  expect(() => withBlocks("# Operating", operatingPage)).toThrow("markers");
});
