import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "./layers.js";

test("docs/dependencies.md says of every dependency what it is for, and names no other", () => {
  const page = readFileSync(join(root, "docs/dependencies.md"), "utf8");
  const [, rows = ""] = /^([^]*?)^## What is written here/m.exec(page) ?? [];
  const names = [...rows.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  const { dependencies, optionalDependencies, peerDependencies, devDependencies } = manifest;
  const wanted = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies, ...devDependencies });
  expect([...names, "valibot"].sort()).toEqual(wanted.sort());
});
