import { expect, test } from "vitest";
import { isPlainNarrative } from "../../src/validation/narrative.js";

const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;

test("FHIR-xhtml: text with basic formatting is plain, whatever stands in its quotes and comments", () => {
  for (const inside of ["Seen.", '<p class="on">a <b>b</b><br/></p>', '<img alt=">&lt;script>" src="#x"/>', "<!-- <script> -->", "<![CDATA[<script>]]>", "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>"]) {
    expect(isPlainNarrative(div(inside)), inside).toBe(true);
  }
});

test("FHIR-xhtml: scripts, forms, objects and attributes that act are not", () => {
  for (const inside of ["<script>x</script>", "<form/>", "<object data='x'/>", '<p onclick="x()">a</p>', "<p class='a'\nonload='x'/>", "<input/>"]) {
    expect(isPlainNarrative(div(inside)), inside).toBe(false);
  }
});

test("FHIR-xhtml: a long text without an end is judged quickly", () => {
  const start = performance.now();
  isPlainNarrative(`<div ${'a="'.repeat(20_000)}`);
  isPlainNarrative("<!--".repeat(20_000));
  expect(performance.now() - start).toBeLessThan(2_000);
});
