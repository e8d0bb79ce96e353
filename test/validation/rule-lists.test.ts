import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checks } from "../../src/validation/rules/rules.js";
import { safetyRules } from "../../src/validation/safety/safety-rules.js";

const source = join(import.meta.dirname, "../../src/validation");

/** What the files of a folder export that is a rule, or a list of rules, with the name of each. */
async function rulesIn(folder: string, ...lists: readonly string[]): Promise<readonly (readonly [string, unknown])[]> {
  const files = readdirSync(join(source, folder)).filter((name) => !lists.includes(name));
  const found = await Promise.all(
    files.map(async (name) => {
      const exported = (await import(join(source, folder, name))) as Readonly<Record<string, unknown>>;
      return Object.entries(exported).flatMap(([key, value]) =>
        (Array.isArray(value) ? (value as readonly unknown[]) : [value])
          .filter((one) => typeof one === "object" && one !== null && "id" in one && "check" in one)
          .map((one) => [`${name}: ${key}`, one] as const),
      );
    }),
  );
  return found.flat();
}

test("every rule that a file of rules/ exports is applied", async () => {
  const rules = await rulesIn("rules", "rules.ts");
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.filter(([, rule]) => !(checks as readonly unknown[]).includes(rule)).map(([name]) => name)).toEqual([]);
});

test("every rule that a file of safety/rules/ exports is applied", async () => {
  const rules = await rulesIn("safety/rules");
  expect(rules).toHaveLength(safetyRules.length);
  expect(rules.filter(([, rule]) => !(safetyRules as readonly unknown[]).includes(rule)).map(([name]) => name)).toEqual(
    [],
  );
});
