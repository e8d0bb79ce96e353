import { healthTexts } from "../src/delivery/insight/health.js";
import { deliveryMetrics } from "../src/opentelemetry/delivery-metrics.js";
import type { PageBlocks } from "./page-blocks.js";

/** What docs/operating.md has from the code. */
export const operatingPage: PageBlocks = {
  page: "docs/operating.md",
  script: "scripts/generate-operating-page.ts",
  blocks: { metrics: metricsBlock, health: healthBlock },
};

function metricsBlock(): string {
  return [
    "| metric | kind | unit | what it says | attributes |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(deliveryMetrics).map(([name, { kind, unit, description, attributes }]) => {
      const named = attributes.map((each) => `\`${each}\``).join(", ");
      return `| \`${name}\` | ${kind} | \`${unit}\` | ${description} | ${named} |`;
    }),
  ].join("\n");
}

function healthBlock(): string {
  return [
    "| reason | status | what it means, and what to do |",
    "| --- | --- | --- |",
    ...Object.entries(healthTexts).map(([code, { status, text }]) => `| \`${code}\` | \`${status}\` | ${text} |`),
  ].join("\n");
}
