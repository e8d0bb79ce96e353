import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hazards } from "../../scripts/hazards.js";
import { canBreak, withoutControl, type Source } from "./break-control.js";
import { edits } from "./edits.js";
import { root } from "../project/layers.js";

const sources: readonly Source[] = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes(".generated."))
  .map((file) => ({ file: `src/${file}`, text: readFileSync(join(root, "src", file), "utf8") }));

test("every control of the hazard log but those of MESH can be taken out of the code", () => {
  const controls = [...new Set(hazards.flatMap(({ controls }) => controls))].filter((id) => !id.startsWith("ME-"));
  expect(controls.filter((control) => !canBreak(control, sources))).toEqual([]);
  console.log(`controls: ${controls.length}, of them ${new Set(edits.map(({ control }) => control)).size} by an edit`);
});

test("every edit is for code that is there", () => {
  const files = sources.map(({ file }) => file);
  expect(edits.filter(({ file }) => !files.includes(file))).toEqual([]);
  for (const { control, file } of edits) {
    const source = sources.find((one) => one.file === file);
    if (source !== undefined) expect(withoutControl(control, source), control).not.toBe(source.text);
  }
});

test("a rule without its check finds nothing, and the rule beside it stays", () => {
  const text = `export const a = { id: "CS-07", check(facts) { return [facts]; } };
export const b = { id: "CS-08", check: (facts) => [facts] };
`;
  expect(withoutControl("CS-07", { file: "src/x.ts", text })).toBe(
    text.replace("{ return [facts]; }", "{ return []; }"),
  );
  expect(withoutControl("CS-08", { file: "src/x.ts", text })).toBe(text.replace("=> [facts]", "=> { return []; }"));
  expect(withoutControl("CS-09", { file: "src/x.ts", text })).toBe(text);
});
