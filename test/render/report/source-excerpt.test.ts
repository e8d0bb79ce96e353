import fc from "fast-check";
import { expect, test } from "vitest";
import { maskOf } from "../../../src/render/report/mask.js";
import { excerptsOf } from "../../../src/render/report/source-excerpt.js";

const masked = (source: string, from = 0, to = source.length): string =>
  Array.from(maskOf(source)(from, to), (bit, at) => (bit === 1 ? "•" : source.charAt(from + at))).join("");

test.each([
  ['<family value="Sample"/>', '<family value="••••••"/>'],
  ["<family value = 'Sam ple' />", "<family value = '•••••••' />"],
  ['<f:family value="Sample"></f:family>', '<f:family value="••••••"></f:family>'],
  ['<family value="old"/>', '<family value="•••"/>'],
  ['<birthDate value="1984-02-29"/>', '<birthDate value="••••••••••"/>'],
  ['<code value="77386006"/>', '<code value="77386006"/>'],
  ['<code value="Sample"/>', '<code value="••••••"/>'],
  ['<code value="9990000018"/>', '<code value="••••••••••"/>'],
  ['<system value="http://snomed.info/sct"/>', '<system value="http://snomed.info/sct"/>'],
  ['<system value="https://example.org/ada-sample"/>', `<system value="${"•".repeat(30)}"/>`],
  ['<display value="Pregnant"/>', '<display value="••••••••"/>'],
  ['<valueString value="None"/>', '<valueString value="••••"/>'],
  [
    '<reference value="urn:uuid:00000000-0000-4000-8000-000000000007"/>',
    '<reference value="urn:uuid:00000000-0000-4000-8000-000000000007"/>',
  ],
  ['<reference value="Patient/9990000018"/>', '<reference value="••••••••••••••••••"/>'],
  ['<value value="9990000018"/>', '<value value="••••••••••"/>'],
  [
    '<extension url="BusAckRequested"><valueBoolean value="true"/>',
    '<extension url="BusAckRequested"><valueBoolean value="true"/>',
  ],
  ['<extension url="Sample">', '<extension url="••••••">'],
  ['<Bundle xmlns="http://hl7.org/fhri" id="Sample">', '<Bundle xmlns="http://hl7.org/fhri" id="••••••">'],
  ['<Bundle xmlns:s="urn:9990000018">', '<Bundle xmlns:s="••••••••••••••">'],
  [
    '<div xmlns="http://www.w3.org/1999/xhtml" title="Sample">Ada <b>Sample</b> &amp; son</div>',
    '<div xmlns="http://www.w3.org/1999/xhtml" title="••••••">••• <b>••••••</b> ••••• •••</div>',
  ],
  ["<a><!-- Ada Sample --></a>", "<a><!--•••••••••••••••</a>"],
  ["<a><![CDATA[Ada]]></a>", "<a>•••••••••••••••</a>"],
  ['<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-8"?>'],
  ["<?note Ada?>", "••••••••••••"],
  ['<family value="Sample', "••••••• •••••••••••••"],
  ["<family value=Sample/>", "••••••• ••••••••••••••"],
  ['<family value="Sam<ple"/>', "••••••• •••••••••••••••••"],
])("%s is shown as %s", (source, shown) => {
  expect(masked(source)).toBe(shown);
});

test("whatever surrounds it, a name in a value, a text or a comment is never shown", () => {
  const around = fc.stringMatching(/^[<>"'=/ !\-a-z?[\]&;]{0,12}$/);
  fc.assert(
    fc.property(
      around,
      around,
      fc.constantFrom(
        '<family value="ZQX"/>',
        "<div>ZQX</div>",
        "<!--ZQX-->",
        "<?ZQX?>",
        "<![CDATA[ZQX]]>",
        "<text value='ZQX'/>",
        "ZQX",
      ),
      (left, right, name) => {
        const before = masked(left + name + right);
        // As the name of an element or of an attribute it would be markup, not data.
        return !before.includes("ZQX") || /<\/?[a-z:-]*ZQX|\s[a-z-]*ZQX[a-z-]*\s*=/.test(left + name + right);
      },
    ),
    { numRuns: 2000 },
  );
});

test("part of the source is shown just as it is within the whole", () => {
  const piece = fc.constantFrom(
    '<family value="Ada"/>',
    '<code value="77386006"/>',
    "<!-- Ada -->",
    "<![CDATA[Ada]]>",
    '<?xml version="1.0"?>',
    "<div>Ada</div>",
    " \n",
    "Ada",
    '<a b="',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(), fc.nat(), (pieces, one, other) => {
      const source = pieces.join("");
      const [from, to] = [one % (source.length + 1), other % (source.length + 1)].sort((a, b) => a - b);
      expect(masked(source, from, to)).toBe(masked(source).slice(from, to));
    }),
    { numRuns: 3000 },
  );
});

const at = (source: string, line: number, column: number, showData = false): readonly string[] =>
  excerptsOf(source, { showData })(line, column) ?? [];

test.each([
  ["LF", '<a>\n  <family value="x"/>\n</a>', 2, 3, ['<family value="•"/>', "^^^^^^^"]],
  ["CR LF", '<a>\r\n  <family value="x"/>\r\n</a>', 2, 3, ['<family value="•"/>', "^^^^^^^"]],
  ["CR", '<a>\r  <family value="x"/>\r</a>', 2, 3, ['<family value="•"/>', "^^^^^^^"]],
  ["tabs before", "<a>\n\t\t<b/>\t<c/></a>", 2, 8, ["<b/>    <c/></a>", "        ^^"]],
  ["a byte order mark", "\u{feff}<a><b/></a>", 1, 4, ["<a><b/></a>", "   ^^"]],
  [
    "letters of two cells",
    '<given value="愛子"/><b/>',
    1,
    20,
    ['<given value="••••"/><b/>', "                     ^^"],
  ],
  ["astral characters", '<given value="𠮷😀"/><b/>', 1, 22, ['<given value="••••"/><b/>', "                     ^^"]],
  ["combining marks", '<given value="e\u{301}"/><b/>', 1, 20, ['<given value="•"/><b/>', "                  ^^"]],
  ["a place after the end of a line", "<a>\n<b>", 2, 4, ["<b>", "   ^"]],
])("the mark stands under the element: %s", (_, source, line, column, shown) => {
  expect(at(source, line, column)).toEqual(shown);
  expect(at(source, line, column, true)[1]).toBe(shown[1]);
});

test("even with patient data shown, control characters are replaced by their names", () => {
  expect(at('<given value="\u{202e}a\u{1b}[2J"/><b/>', 1, 24, true)).toEqual([
    '<given value="[U+202E]a[U+001B][2J"/><b/>',
    `${" ".repeat('<given value="[U+202E]a[U+001B][2J"/>'.length)}^^`,
  ]);
});

test("a long line is cut around its place, and the mark is right at its start, middle and end", () => {
  const source = Array.from({ length: 900 }, (_, index) => `<e${String(index)}/>`).join("");
  for (const name of ["<e0/", "<e450/", "<e899/"]) {
    const [text = "", mark = ""] = at(source, 1, source.indexOf(name) + 1);
    expect(text.length).toBeLessThan(125);
    expect(text.slice(mark.indexOf("^"), mark.length)).toBe(name.slice(0, -1));
  }
});

test("no line is shown where the source has no such place, or none of it may be shown", () => {
  expect(at("<a/>", 2, 1)).toEqual([]);
  expect(at("<a/>", 1, 9)).toEqual([]);
  expect(at("%PDF-1.7 of Ada", 1, 1)).toEqual([]);
});

test("a place in two megabytes of one line is shown", () => {
  const source = `<a>${'<given value="Ada"/>'.repeat(100_000)}</a>`;
  const excerpt = excerptsOf(source, {});
  expect(excerpt(1, 1_000_004)?.join("")).toContain('<given value="•••"/>');
});
