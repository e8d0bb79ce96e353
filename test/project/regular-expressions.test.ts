import { join } from "node:path";
import { expect, test } from "vitest";
import { inputs } from "../support/inputs.js";
import { regularExpressionsIn, regularExpressionsOf, type Found } from "../support/regular-expressions.js";

// Without it, a program of the platform or of Java is started.
process.env["RECHECK_BACKEND"] = "pure";
const { checkSync } = await import("recheck");

/**
 * Judged by characters read, never by time: on a busy machine the judge took a text that it had not read in time for
 * one that takes long, and called what is safe vulnerable.
 */
const byCharacters = { seedingTimeout: null, incubationTimeout: null, attackTimeout: null } as const;

/** Which of these take more than linear time over some text, each with its place. */
function superLinear(found: readonly Found[], timeout: number, isUnknownAllowed: boolean): readonly string[] {
  const seen = new Set<string>();
  return found.flatMap(({ at, source, flags }) => {
    if (source === undefined || seen.has(`/${source}/${flags}`)) return [];
    seen.add(`/${source}/${flags}`);
    const { status } = checkSync(source, flags, { timeout, ...byCharacters });
    return status === "safe" || (status === "unknown" && isUnknownAllowed) ? [] : [`${at}: ${status}`];
  });
}

const all = regularExpressionsOf(join(import.meta.dirname, "../../src"));

test("no regular expression over input takes more than linear time", () => {
  // Some need long to be judged: `npm run test:long` waits for them.
  const timeout = inputs(40, 60_000);
  expect(superLinear(all, timeout, timeout < 1_000)).toEqual([]);
}, 600_000);

test("a bad one is found, as a literal and as a text, and a good one is not", () => {
  const words = `export const space = "\\\\s*";`;
  const text = `
    import { space as blank } from "./words.js";
    const bad = [/(a+)+$/, new RegExp("^" + blank + "x?" + blank + "$"), new RegExp(\`[ \\\\t]+\${"$"}\`, "g")];
    const judgedByTrying = /^(a|a)*(?<!b)$/;
    const good = [/^[a-z]+$/, new RegExp("a|b")];
  `;
  const found = regularExpressionsIn({ "bad.ts": text, "words.ts": words });
  expect(found.map(({ source, flags }) => `/${String(source)}/${flags}`)).toEqual([
    "/(a+)+$/",
    "/^\\s*x?\\s*$/",
    "/[ \\t]+$/g",
    "/^(a|a)*(?<!b)$/",
    "/^[a-z]+$/",
    "/a|b/",
  ]);
  expect(superLinear(found, 10_000, false)).toEqual([
    "bad.ts:3: vulnerable",
    "bad.ts:3: vulnerable",
    "bad.ts:3: vulnerable",
    "bad.ts:4: vulnerable",
  ]);
});
