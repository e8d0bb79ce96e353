import { meshReasons } from "../src/cli/explain/mesh-reasons.js";
import type { PageBlocks } from "./page-blocks.js";

/** What docs/mesh.md has from the code. */
export const meshPage: PageBlocks = {
  page: "docs/mesh.md",
  script: "scripts/generate-mesh-page.ts",
  blocks: { reasons: reasonsBlock },
};

function reasonsBlock(): string {
  return [
    "| reason | certainty of a send | resend can help | likely cause | what to do |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(meshReasons).map(
      ([reason, { certainty = "", resend, cause, action }]) =>
        `| \`${reason}\` | ${certainty} | ${resend} | ${cause} | ${action} |`,
    ),
  ].join("\n");
}
