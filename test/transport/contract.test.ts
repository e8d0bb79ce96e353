import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { subjects } from "./contract/subjects.js";
import { transportContract } from "./contract/suite.js";

test("every folder of src/transport keeps the contract", () => {
  const folders = readdirSync(new URL("../../src/transport/", import.meta.url), { withFileTypes: true });
  // Polling uses any transport, and is none.
  const names = folders.filter((entry) => entry.isDirectory() && entry.name !== "polling").map(({ name }) => name);
  expect(Object.keys(subjects).sort()).toEqual(names.sort());
});

for (const [name, open] of Object.entries(subjects)) transportContract(name, open);
