import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildMessage, parseConsultation } from "../../../src/index.js";
import { layOut, lineAt, offsets } from "../../../src/sandbox/page/app/lay-out.js";

const json: unknown = JSON.parse(readFileSync("examples/consultations/sinusitis.json", "utf8"));
const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const { xml } = buildMessage(parseConsultation(json), { sender });

test("a message in one line gets a line for each element, and not a character is lost or added", () => {
  const { lines, isLaidOut } = layOut(xml);
  expect(isLaidOut).toBe(true);
  expect(lines.map(({ text }) => text).join("")).toBe(xml);
  expect(lines.length).toBeGreaterThan(200);
  for (const { text, start } of lines) expect(xml.startsWith(text, start)).toBe(true);
  expect(lines.filter(({ text }) => /<\w[^<]*<\w/.test(text))).toEqual([]);
  expect(lines.find(({ text }) => text.startsWith("<gender"))?.depth).toBeGreaterThan(3);
});

test("a place of the message is found among the lines", () => {
  const { lines } = layOut(xml);
  const at = xml.indexOf("<birthDate");
  expect(lines[lineAt(lines, offsets(xml)(1, at + 1))]?.text).toMatch(/^<birthDate value="[0-9-]+"\/>$/);
});

test("a text with lines of its own keeps them, whatever ends them", () => {
  const text = "<a>\n<b/>\r\n<c/>\r</a>";
  const { lines, isLaidOut } = layOut(text);
  expect([isLaidOut, lines.map((line) => line.text)]).toEqual([false, ["<a>", "<b/>", "<c/>", "</a>"]]);
  expect(lineAt(lines, offsets(text)(3, 2))).toBe(2);
});

test("whatever a text is, it is laid out whole, and quickly", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("<a>", "</a>", "<b/>", '"', "'", ">", "<", " text ", "<!--", "-->"), { minLength: 200 }),
      (pieces) => {
        const text = `<a>${pieces.join("")}`;
        const { lines, isLaidOut } = layOut(text);
        expect(
          isLaidOut
            ? lines
                .map((line) => line.text)
                .join("")
                .trim()
            : text.trim(),
        ).toBe(text.trim());
      },
    ),
  );
  expect(layOut(`<a>${"<".repeat(1_000_000)}`).lines.length).toBeGreaterThan(0);
});
