import { healthTexts } from "../src/delivery/insight/health.js";
import { deliveryMetrics } from "../src/opentelemetry/delivery-metrics.js";

/** The blocks of docs/operating.md that are written from the code. */
const blocks: Readonly<Record<string, () => string>> = { metrics: metricsBlock, health: healthBlock };

/** The page with every block between its two markers. @throws Error where a marker is missing */
export function withBlocks(page: string): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const begin = `<!-- ${name}: written by scripts/generate-operating-page.ts -->`;
    const end = `<!-- end of ${name} -->`;
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/operating.md has lost the markers of its block ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${block()}\n\n${text.slice(to)}`;
  }, page);
}

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
