import fc from "fast-check";
import { expect, test } from "vitest";
import { pharmacyFirst } from "../../../src/consultation/index.js";
import { renderText } from "../../../src/render/index.js";
import { rounded, writtenRational, writtenValue } from "../../../src/render/outline/rounded.js";
import { fractionOf } from "../../../src/values/rational.js";
import { leastInput } from "../../consultation/inputs.js";

test.each([
  ["82.55", 1, "82.6"],
  ["82.549", 1, "82.5"],
  ["99.95", 1, "100.0"],
  ["0.05", 1, "0.1"],
  ["0.04", 1, "0.0"],
  ["178.5", 0, "179"],
  ["0.4", 0, "0"],
  ["37.40", 1, "37.40"],
  ["178.0", 0, "178.0"],
  ["37", 1, "37"],
  ["-0.55", 1, "-0.55"],
  ["12345678901234567890.55", 1, "12345678901234567890.6"],
] as const)("UR-075: %s to %i places is shown as %s", (value, places, wanted) => {
  expect(rounded(value, places)).toBe(wanted);
});

test("UR-075: a rounded value is followed by the recorded one, so nothing is lost", () => {
  expect(writtenValue("82.55", "kg", 1)).toBe("82.6 kg (recorded 82.55)");
  const text = renderText(
    pharmacyFirst.impetigo({
      ...leastInput,
      observations: [
        { type: "blood-pressure", systolic: "128.5", diastolic: 82 },
        { type: "height", value: "178.5", unit: "cm" },
        { type: "height", value: "70.25", unit: "[in_i]" },
        { type: "pulse", beatsPerMinute: "71.6" },
      ],
    }),
  );
  expect(text).toContain("  - Blood pressure: 129/82 mmHg (recorded 128.5/82)\n");
  expect(text).toContain("  - Height: 179 cm (recorded 178.5)\n");
  expect(text).toContain("  - Height: 70.25 in (178 cm)\n");
  expect(text).toContain("  - Pulse: 72 beats/min (recorded 71.6)\n");
});

test("UR-075: a rounded value differs from the recorded one by at most half of its last place", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 2 }), (thousandths, places) => {
      const value = (thousandths / 1000).toFixed(3);
      expect(Math.abs(Number(rounded(value, places)) - Number(value))).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-9);
    }),
  );
});

test.each([
  ["20.41165665", "1", 1, "20.4"],
  ["1", "20", 1, "0.1"],
  ["1", "21", 1, "0.0"],
  ["355", "2", 0, "178"],
  ["37", "1", 1, "37.0"],
  ["-1", "6", 1, "-0.2"],
  ["-1", "60", 1, "0.0"],
] as const)("UR-075: %s / %s to %i places is written %s", (numerator, denominator, places, wanted) => {
  expect(writtenRational(fractionOf(numerator, denominator), places)).toBe(wanted);
});

test("UR-075: what is not a number, or in a unit that the measurement does not have, is shown as it is", () => {
  const text = renderText({
    service: "pharmacy-first",
    clinicalSummary: [],
    observations: [
      { type: "weight", value: "about 22", unit: "[lb_av]" },
      { type: "weight", value: "22.5", unit: "[lb_av]" },
      { type: "weight", unit: "[lb_av]" },
    ],
  });
  expect(text).toContain("  - Weight: about 22 lb\n  - Weight: 22.5 lb (10.2 kg)\n  - Weight\n");
});
