import { expect, test } from "vitest";
import { validateMessage, type Report } from "../../src/validation/index.js";
import { changed, changedIn } from "./support/right-message.js";

const wrong = changedIn("Patient", /<value value="[0-9]{10}"/, '<value value="9990000019"');
const lines = wrong.split("\n");
const line = lines.findIndex((text) => text.includes("9990000019")) + 1;
const column = (lines[line - 1] ?? "").indexOf("<value") + 1;
const placeIn = ({ issues }: Report): readonly (number | undefined)[] => {
  const issue = issues.find(({ rule }) => rule === "UR-032");
  return [issue?.line, issue?.column];
};
const oneLine = wrong.replace(/>\s+</g, "><");

test.each([
  ["LF", wrong, line, column],
  ["CR LF", wrong.replaceAll("\n", "\r\n"), line, column],
  ["CR", wrong.replaceAll("\n", "\r"), line, column],
  ["a byte order mark", `\u{feff}${wrong}`, line, column],
  ["tabs", wrong.replaceAll("  ", "\t"), line, (column - 1) / 2 + 1],
  ["a comment of two lines before", changed(wrong, "<entry>", "<!-- a\n b --><entry>"), line + 1, column],
  [
    "astral characters and letters of two cells before, in one line",
    oneLine.replace("<entry>", "<!--😀愛--><entry>"),
    1,
    oneLine.indexOf('<value value="9990000019"') + 1 + "<!--😀愛-->".length,
  ],
  ["one line", oneLine, 1, oneLine.indexOf('<value value="9990000019"') + 1],
])("UR-032: line and column are the element's: %s", (_, xml, atLine, atColumn) => {
  expect(placeIn(validateMessage(xml))).toEqual([atLine, atColumn]);
  expect(placeIn(validateMessage(new TextEncoder().encode(xml)))).toEqual([atLine, atColumn]);
});

test("what is missing from a resource is looked for at the resource itself, and text in CDATA does not move it", () => {
  const xml = changedIn("Patient", /<gender [^>]*>/, "<![CDATA[\n]]>");
  const [issue] = validateMessage(xml).issues.filter(({ rule, path }) => rule === "UR-032" && path.endsWith(".gender"));
  expect(xml.split("\n")[Number(issue?.line) - 1]?.slice(Number(issue?.column) - 1)).toBe("<Patient>");
});
