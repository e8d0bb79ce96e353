import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleDescriptions } from "../../src/validation/index.js";

/** The page without its links to the tests: a changed rule is read there before it is accepted. */
const page = readFileSync("docs/rules.md", "utf8")
  .replaceAll(/<a id="[^"]*"><\/a>/g, "")
  .replaceAll(/^\| \[([A-Z]+-[A-Za-z0-9-]+)\]\(#[a-z0-9-]+\)/gm, "| $1");
const written = new Map(
  page
    .split("\n")
    .filter((line) => /^\| (?:UR|CS|FHIR)-/.test(line))
    .map((line) => [line.split(" | ")[0]?.slice(2) ?? "", line.split(" | ").slice(0, 5).join(" | ")]),
);

for (const { id, text, severities, appliesTo, source } of ruleDescriptions()) {
  if (appliesTo.length === 0) continue;
  test(`${id}: text, severities, kinds and source are those of docs/rules.md`, () => {
    const cell = (words: string): string => words.replace(/[|<>]/g, (character) => `&#${character.charCodeAt(0)};`);
    expect(`| ${id} | ${cell(text)} | ${severities.join(", ")} | ${appliesTo.join(", ")} | ${cell(source)}`).toBe(
      written.get(id),
    );
  });
}

test("every rule of the page is in the table", () => {
  const known = new Set(ruleDescriptions().map(({ id }) => id));
  expect(
    [...written.keys()].filter(
      (id) =>
        page.indexOf("## Rules that cannot be checked in a message") > page.indexOf(`| ${id} |`) && !known.has(id),
    ),
  ).toEqual([]);
});

test("every rule of the page applies to some kind of message, except those that no message shows", () => {
  const shown = [...written.keys()].filter(
    (id) => page.indexOf(`| ${id} |`) < page.indexOf("## Rules that cannot be checked in a message"),
  );
  expect(
    new Set(
      ruleDescriptions()
        .filter(({ appliesTo }) => appliesTo.length > 0)
        .map(({ id }) => id),
    ),
  ).toEqual(new Set(shown));
});
