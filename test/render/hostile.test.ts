import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outline } from "../../src/render/outline/outline.js";
import { renderHtml, renderReportHtml, renderText } from "../../src/render/index.js";
import { writeHtml } from "../../src/render/write/write-html.js";
import { writeText } from "../../src/render/write/write-text.js";
import { visible } from "../../src/render/write/visible.js";
import { maximal } from "./support/maximal.js";
import { oneLine, pageText } from "./support/page-text.js";
import { anyCharacter } from "../support/any-character.js";
import { inputs } from "../support/inputs.js";

const worst = [
  "<script>alert(1)</script>",
  "</script>",
  "</style><img src=x onerror=alert(1)>",
  "<!--",
  "-->",
  "]]>",
  "<![CDATA[",
  "&",
  "&amp;",
  "&lt;b&gt;",
  "&#x3C;",
  '"',
  "'",
  "`",
  "=",
  "\\",
  "\\3c ",
  "*/",
  "}",
  "{",
  "@import url(//example.invalid)",
  "url(javascript:alert(1))",
  "javascript:alert(1)",
  "${1}",
  "{{1}}",
  "\n",
  "\r\n",
  "\u2028",
  "\t",
  "\u0000",
  "\u0007",
  "\u001B[2J",
  "\u0085",
  "\u202E",
  "\u2066",
  "\u200B",
  "\uFEFF",
  "\uD800",
  "x".repeat(400),
  "é",
  "’",
  "👩‍⚕️",
  "م",
  " ",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...worst), fc.string({ unit: anyCharacter, maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""));

/** The same value with another text in each place that may hold a person's words. */
function withTexts(value: unknown, next: (place: string) => string, place = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, next, place));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTexts(inner, next, name)]));
  return typeof value === "string" && !names.has(place) ? next(place) : value;
}

/** Members whose words are a closed list, or which choose what is shown. */
const names = new Set([
  "service",
  "pathway",
  "stage",
  "gender",
  "nhsNumberVerification",
  "use",
  "system",
  "role",
  "part",
  "type",
  "method",
  "unit",
  "interpretation",
  "outcomeOfAttendance",
  "pregnancyStatus",
  "clinicalStatus",
  "supplyType",
  "periodUnit",
  "dayOfWeek",
  "contentType",
  "sharing",
  "label",
  "measuredBy",
  "suppliedBy",
  "offeredBy",
  "kind",
]);

const tagsOf = (page: string): readonly string[] =>
  (page.replace(/<style>.*<\/style>/s, "<style></style>").match(/<[^>]*>/g) ?? []).filter(
    (tag) => !/^<\/?span\b/.test(tag),
  );
const withoutValues = (tags: readonly string[]): readonly string[] =>
  tags.map((tag) => tag.replace(/href="[^"]*"|aria-label="[^"]*"/g, "").replace(/ +/g, " "));

test("whatever the texts of a consultation hold, the markup of its page stays the same", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...maximal.map(([, consultation]) => consultation)),
      fc.array(hostile, { minLength: 20, maxLength: 20 }),
      (consultation, texts) => {
        // Each text differs from every other, since a page shows two that are the same once.
        const turn = (given: readonly string[]): (() => string) => {
          let at = 0;
          return () => `${given[at % given.length] ?? ""}${at++}`;
        };
        const attacked = renderHtml(withTexts(consultation, turn(texts)) as typeof consultation);
        const harmless = renderHtml(withTexts(consultation, turn(["a"])) as typeof consultation);
        expect(withoutValues(tagsOf(attacked))).toEqual(withoutValues(tagsOf(harmless)));
        const [style = ""] = /<style>.*?<\/style>/s.exec(attacked) ?? [];
        expect(style.slice(7, -8)).not.toMatch(/<|@import|url\(|javascript:/i);
        expect(renderText(withTexts(consultation, turn(texts)) as typeof consultation)).not.toMatch(
          /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]|\p{Cs}/u,
        );
      },
    ),
    { numRuns: inputs(25, 150) },
  );
});

test("text and page show every text in full, with its hidden characters made visible", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const outline: Outline = {
        title: "Title",
        kicker: "Kicker",
        foot: text,
        sections: [
          {
            heading: "Heading",
            blocks: [
              { kind: "statements", texts: [text] },
              { kind: "statements", texts: ["one", text] },
              { kind: "facts", heading: text, rows: [["Label", text]] },
              { kind: "table", caption: text, columns: ["First", "Second", "Third"], rows: [[text, text, text]] },
              { kind: "file", heading: text, rows: [], contentType: text, fileName: "file.pdf", base64: text },
            ],
          },
        ],
      };
      const wanted = oneLine(visible(text)).trim();
      expect(oneLine(pageText(writeHtml(outline))).split(wanted).length).toBeGreaterThan(wanted === "" ? 0 : 8);
      expect(oneLine(writeText(outline)).split(wanted).length).toBeGreaterThan(wanted === "" ? 0 : 8);
    }),
    { numRuns: inputs(100, 300) },
  );
});

test(
  "the foot of a sheet cannot leave its string: in a style sheet every sign but letters, digits and spaces is a " +
    "number",
  () => {
    fc.assert(
      fc.property(hostile, (foot) => {
        const page = writeHtml({ title: "T", kicker: "K", foot, sections: [] });
        const [, inside = ""] = /@bottom-left \{ content: "(.*?)"; font/s.exec(page) ?? [];
        expect(inside).toMatch(/^(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*$/);
        const read = inside.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
        expect(read).toBe(visible(foot));
      }),
      { numRuns: inputs(100, 300) },
    );
  },
);

test(
  "a page runs nothing and fetches nothing: no script, no address but the file that it hands over, and a policy " +
    "that says so",
  () => {
    const report = renderReportHtml({ kind: "other", valid: true, issues: [] });
    for (const page of [...maximal.map(([, consultation]) => renderHtml(consultation)), report]) {
      expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
      expect(page).toContain(
        'content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; ' +
          'form-action &#39;none&#39;"',
      );
      expect(page.match(/<style>/g)).toHaveLength(1);
      expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base|svg)\b| on[a-z]+=|https?:|src=/i);
      expect(
        (page.match(/href="[^"]{0,28}/g) ?? []).filter(
          (address) => !address.startsWith('href="data:application/pdf;base'),
        ),
      ).toEqual([]);
    }
  },
);
