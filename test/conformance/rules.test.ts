import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../scripts/rules.js";

const spec = join(import.meta.dirname, "../../../shared/spec");
const here = existsSync(spec);
if (!here) console.log("rules: not run: ../shared/spec is not here");

test.runIf(here)("the project's list of rules has exactly the ids of the facts", () => {
  const papers = ["update-record.md", "mesh.md", "clinical-safety.md"].map((name) =>
    readFileSync(join(spec, name), "utf8"),
  );
  const ids = papers.flatMap((text) => Array.from(text.matchAll(/^\| ((?:UR|ME|CS)-\d+) /gm), ([, id = ""]) => id));
  expect(Object.keys(rules).sort()).toEqual(ids.sort());
  console.log(`rules: ${String(ids.length)} ids of ${String(papers.length)} papers compared`);
});
