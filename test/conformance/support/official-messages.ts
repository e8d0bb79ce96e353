import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SeedMessage } from "../../validation/mutator/seed-message.js";

const examples = join(import.meta.dirname, "../../../../shared/spec/examples");

/** What is wrong in the examples themselves (official-example-errors.json), and what is right. */
const mended: readonly (readonly [RegExp, string])[] = [
  [/<value value="4857773456"/g, '<value value="9991956832"'],
  [/<profile value="\s+/g, '<profile value="'],
  [/<code value="1091811000000100"/g, '<code value="1091811000000102"'],
];

const isMessage = (file: string): boolean => file.endsWith("-service--example-1.xml") || file.startsWith("acks/");

/**
 * NHS England's example of each service and its test harness's acknowledgement, with those mistakes corrected; none
 * where ../shared is missing.
 */
export const officialMessages: readonly SeedMessage[] = existsSync(examples)
  ? (readdirSync(examples, { recursive: true }) as string[])
      .filter(isMessage)
      .sort()
      .map((file) => ({ name: file, xml: clean(readFileSync(join(examples, file), "utf8")) }))
  : [];

function clean(xml: string): string {
  return mended.reduce((text, [wrong, right]) => text.replace(wrong, right), xml);
}
