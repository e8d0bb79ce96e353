import { expect, test } from "vitest";
import { renderReportHtml, renderReportJUnit, renderReportText } from "../../src/render/index.js";
import { validateMessage, ValidationError } from "../../src/validation/index.js";
import { rightMessage } from "../validation/support/right-message.js";
import { spread } from "../support/inputs.js";

const now = new Date("2026-03-01T10:00:00Z");

/** Every form in which a report is written. */
function outputs(xml: string): string {
  const report = validateMessage(xml, { now });
  const text = renderReportText(report, { name: "message.xml", source: xml });
  const error = report.valid ? "" : new ValidationError(report).message;
  return [
    JSON.stringify(report),
    text,
    renderReportHtml(report),
    renderReportJUnit([{ name: "message.xml", report }]),
    error,
  ].join("\n");
}

/** The place of an attribute value. */
const places = [...rightMessage.matchAll(/ (?:value|url)="([^"]*)"/g)].map(({ 0: found, 1: value = "", index }) => ({
  from: index + found.length - 1 - value.length,
  to: index + found.length - 1,
}));
const markers = ["Zquxford", "9990000018", "zqux@example.org", "01/02/1984"] as const;

/** The message with a marker in place of some of its values. */
function marked(marker: string, chosen: (index: number) => boolean): string {
  let xml = "";
  let reached = 0;
  for (const [index, { from, to }] of places.entries()) {
    if (!chosen(index)) continue;
    xml += rightMessage.slice(reached, from) + marker;
    reached = to;
  }
  return xml + rightMessage.slice(reached);
}

test.each(markers)(
  "no report repeats the content of a value, in any single place: %s",
  (marker) => {
    expect(rightMessage).not.toContain(marker);
    const ofMarker = [...places.keys()].filter((index) => index % markers.length === markers.indexOf(marker));
    const repeating = spread(15, ofMarker).filter((index) =>
      outputs(marked(marker, (at) => at === index)).includes(marker),
    );
    expect(repeating).toEqual([]);
  },
  120_000,
);

test.each(markers)("nor if it is in every value at once, or in every second one: %s", (marker) => {
  for (const chosen of [
    () => true,
    (index: number) => index % 2 === 0,
    (index: number) => index % 2 === 1,
    (index: number) => index > 40,
  ]) {
    expect(outputs(marked(marker, chosen))).not.toContain(marker);
  }
});

test("with showData the marker is shown, so the test would see it", () => {
  const xml = marked("Zquxford", (index) => index > 40);
  expect(renderReportText(validateMessage(xml, { now }), { source: xml, showData: true })).toContain("Zquxford");
});
