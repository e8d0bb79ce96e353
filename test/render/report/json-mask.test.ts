import fc from "fast-check";
import { expect, test } from "vitest";
import { maskOfJson } from "../../../src/render/report/json-mask.js";

const masked = (source: string, from = 0, to = source.length): string =>
  Array.from(maskOfJson(source)(from, to), (bit, at) => (bit === 1 ? "•" : source.charAt(from + at))).join("");

test.each([
  ['{"family": "Sample"}', '{"family": "••••••"}'],
  ['{"given":["Ada","B\\"ob"],"_given":[null]}', '{"given":["•••","•••••"],"_given":[••••]}'],
  ['{"birthDate":"1984-02-29"}', '{"birthDate":"••••••••••"}'],
  ['{"deceasedBoolean":true,"notDone":true}', '{"deceasedBoolean":••••,"notDone":true}'],
  ['{"code":"77386006"}', '{"code":"77386006"}'],
  ['{"code":"Sample"}', '{"code":"••••••"}'],
  ['{"code":9990000018}', '{"code":••••••••••}'],
  ['{"value":37.40}', '{"value":•••••}'],
  ['{"system":"http://snomed.info/sct"}', '{"system":"http://snomed.info/sct"}'],
  ['{"display":"Pregnant"}', '{"display":"••••••••"}'],
  ['{"resourceType":"Patient"}', '{"resourceType":"Patient"}'],
  ['{"id":"00000000-0000-4000-8000-000000000007"}', '{"id":"00000000-0000-4000-8000-000000000007"}'],
  ['{"id":"9990000018"}', '{"id":"••••••••••"}'],
  ['{"url":"BusAckRequested"}', '{"url":"BusAckRequested"}'],
  ['{"url":"Sample"}', '{"url":"••••••"}'],
  ['{"9990000018":1}', '{"••••••••••":•}'],
  ['{"Ada Sample":1}', '{"••••••••••":•}'],
  ['{"div":"<div title=\\"Sample\\">Ada</div>"}', `{"div":"${"•".repeat(31)}"}`],
  ['{"family":"Sample', '{"family":•••••••'],
  ["{family:Sample}", "{•••••••••••••}"],
])("%s is shown as %s", (source, shown) => {
  expect(masked(source)).toBe(shown);
});

test("a name in a value is never shown, whatever text is before and after it", () => {
  const around = fc.stringMatching(/^[{}[\],:"\\ \-a-z0-9]{0,12}$/);
  fc.assert(
    fc.property(around, around, fc.constantFrom('{"family":"ZQX"}', '"ZQX"', "ZQX"), (left, right, name) => {
      const text = left + name + right;
      // Before a colon it would be the name of a member.
      return !masked(text).includes("ZQX") || /"[a-z]*ZQX[a-z0-9]*"\s*:/.test(text);
    }),
    { numRuns: 1000 },
  );
});

test("a part of the source is masked as it is within the whole", () => {
  const source = '{"name":[{"family":"Ada"}],"code":"77386006","active":true}';
  for (let from = 0; from < source.length; from += 1) expect(masked(source, from)).toBe(masked(source).slice(from));
});

test("a value of several megabytes is masked without delay", () => {
  const long = "a\\n".repeat(1_000_000);
  expect(masked(`{"data":"${long}"}`, 0, 12)).toBe('{"data":"•••');
});
