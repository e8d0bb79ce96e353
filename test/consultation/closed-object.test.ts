import * as v from "valibot";
import { expect, test } from "vitest";
import { closedObject, unknownMember } from "../../src/consultation/schema/closed-object.js";
import { literal } from "../../src/consultation/schema/one-of.js";

const schema = closedObject({ gender: literal("female") });

/** The issues of an object with so many members that it should not have. */
function issuesOf(unknown: number): readonly v.BaseIssue<unknown>[] {
  const members = Array.from({ length: unknown }, (_, index) => [`gendr${index}`, "female"]);
  const { issues = [] } = v.safeParse(schema, Object.fromEntries([["gender", "female"], ...members]));
  return issues;
}

test("each unknown member is an issue of its own, and what they have in common is held once", () => {
  const issues = issuesOf(1_000);
  expect(issues).toHaveLength(1_000);
  // With a copy of the object for each, 16,000 of them took all memory.
  expect(new Set(issues.map(({ path }) => path?.[0].input)).size).toBe(1);
});

test("the known members are named beside a misspelling, unless so many are unknown that they are none", () => {
  expect(issuesOf(100).filter(({ message }) => message.includes("gender"))).toHaveLength(100);
  expect(new Set(issuesOf(101).map(({ message }) => message))).toEqual(new Set([unknownMember]));
});
