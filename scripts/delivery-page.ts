import { attentionTexts, type AttentionReason } from "../src/delivery/attention.js";
import { stateTable } from "../src/delivery/states.js";
import type { PageBlocks } from "./page-blocks.js";

/** What closes an attention without a person. All others stay until somebody closes them. */
const closesItself: Readonly<Partial<Record<AttentionReason, string>>> = {
  "acknowledgement-overdue": "the patient is matched after all",
  unmatched: "it is matched: the id of its message became known",
  "item-failing": "it is stored, or acknowledged, after all",
};

/** What docs/delivery.md has from the code. */
export const deliveryPage: PageBlocks = {
  page: "docs/delivery.md",
  script: "scripts/generate-delivery-page.ts",
  blocks: { states: statesBlock, attention: attentionBlock },
};

function statesBlock(): string {
  const rows = Object.entries(stateTable);
  const drawn = rows.filter(([, { isEnd }]) => !isEnd);
  return [
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> queued",
    ...drawn.map(([state]) => `  state "${state}" as ${idOf(state)}`),
    ...drawn.flatMap(([state, { next }]) =>
      next.filter((to) => !stateTable[to].isEnd).map((to) => `  ${idOf(state)} --> ${idOf(to)}`),
    ),
    "```",
    "",
    "The drawing leaves out what a person or a replacement ends: the table has all of it.",
    "",
    "| state | means | goes on to |",
    "| --- | --- | --- |",
    ...rows.map(
      ([state, { means, next, isEnd }]) =>
        `| \`${state}\` | ${means}${isEnd ? " An end." : ""} | ${next.map((to) => `\`${to}\``).join(", ")} |`,
    ),
  ].join("\n");
}

/** Mermaid allows no hyphen in the id of a state. */
function idOf(state: string): string {
  return state.replaceAll("-", "_");
}

function attentionBlock(): string {
  return [
    "| reason | what the person reads | closes itself when |",
    "| --- | --- | --- |",
    ...Object.entries(attentionTexts).map(
      ([reason, text]) => `| \`${reason}\` | ${text} | ${closesItself[reason as AttentionReason] ?? ""} |`,
    ),
  ].join("\n");
}
