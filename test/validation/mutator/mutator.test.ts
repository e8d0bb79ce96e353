import { expect, test } from "vitest";
import { validateMessage } from "../../../src/validation/index.js";
import { sentAt } from "../../arbitraries/index.js";
import { benignKinds, benignMessages } from "./benign.js";
import { kinds } from "./kinds.js";
import { mutants } from "./mutants.js";
import { readTree } from "./read-tree.js";
import { ownMessages } from "./seed-message.js";
import { writeTree } from "./write-tree.js";
import { inputs } from "../../support/inputs.js";

const messages = [...ownMessages(20, 1)];
const errorsIn = (xml: string): readonly string[] =>
  validateMessage(xml, { now: sentAt })
    .issues.filter(({ severity }) => severity === "error")
    .map(({ rule, code, path }) => `${rule} ${code} ${path}`);

test("UR-001: the messages that mutants are made from are right, also when read and written again", () => {
  for (const { name, xml } of messages)
    expect({ name, errors: errorsIn(writeTree(readTree(xml))) }).toEqual({ name, errors: [] });
});

test("there are kinds of change at every level, each with its own name", () => {
  expect(kinds.length).toBeGreaterThanOrEqual(60);
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  expect(new Set(kinds.map(({ level }) => level)).size).toBe(10);
  expect(benignKinds.length).toBeGreaterThanOrEqual(20);
});

test("the same messages and seed give the same mutants, another seed others; all differ from the messages", () => {
  const count = inputs(20, kinds.length);
  const made = (seed: number): readonly string[] => [...mutants(messages, count, seed)].map(({ xml }) => xml);
  const first = made(7);
  expect(first).toHaveLength(count);
  expect(made(7)).toEqual(first);
  expect(made(8)).not.toEqual(first);
  const right = new Set(messages.map(({ xml }) => writeTree(readTree(xml))));
  expect(first.filter((xml) => right.has(xml))).toEqual([]);
});

test("UR-001: no mutant makes the validator throw, and most are refused", () => {
  const all = [...mutants(messages, inputs(60, kinds.length), 3)];
  const refused = all.filter(({ xml }) => errorsIn(xml).length > 0);
  expect(refused.length).toBeGreaterThan(all.length / 2);
});

test("UR-001: a change without effect on the content is not an error", () => {
  const wrong = [...benignMessages(messages, benignKinds.length, 1)].flatMap(({ change, seed, xml }) =>
    errorsIn(xml).map((error) => ({ change, seed, error })),
  );
  expect(wrong).toEqual([]);
});
