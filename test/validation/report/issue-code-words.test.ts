import { expect, test } from "vitest";
import { issueCodes, isIssueCode } from "../../../src/validation/report/issue-codes.js";

test("every kind of fault is explained in one sentence, and each of its own", () => {
  const texts = Object.values<string>(issueCodes);
  for (const text of texts) expect(text).toMatch(/^[A-Z].{10,}\.$/);
  expect(new Set(texts).size).toBe(texts.length);
});

test("only the words of the table are codes of issues", () => {
  for (const code of Object.keys(issueCodes)) expect(isIssueCode(code)).toBe(true);
  for (const other of ["", "tablets", "toString", "Required"]) expect(isIssueCode(other)).toBe(false);
});
