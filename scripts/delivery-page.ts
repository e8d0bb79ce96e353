import { attentionTexts, type AttentionReason } from "../src/delivery/attention.js";
import { stateTable } from "../src/delivery/states.js";

/** What closes an attention without a person. All others stay until somebody closes them. */
const closesItself: Readonly<Partial<Record<AttentionReason, string>>> = {
  "acknowledgement-overdue": "the patient is matched after all",
  unmatched: "it is matched: the id of its message became known",
  "item-failing": "it is stored, or acknowledged, after all",
};

/** The blocks of docs/delivery.md that are written from the code. */
export const deliveryBlocks: Readonly<Record<string, () => string>> = {
  states: statesBlock,
  attention: attentionBlock,
};

/** The page with every block between its two markers. @throws Error where a marker is missing */
export function withBlocks(page: string): string {
  return Object.entries(deliveryBlocks).reduce((text, [name, block]) => {
    const [begin, end] = [`<!-- ${name}: written by scripts/generate-delivery-page.ts -->`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/delivery.md has lost the markers of its block ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${block()}\n\n${text.slice(to)}`;
  }, page);
}

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
