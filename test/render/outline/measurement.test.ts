import { expect, test } from "vitest";
import type { ObservationInput } from "../../../src/index.js";
import { renderText } from "../../../src/render/index.js";
import { allMethods, codeFor, type CodeByKey, type Method } from "../../../src/terminology/measurement-rows.js";
import { units, type UnitCode } from "../../../src/terminology/units.js";

/** The input, and the line that the page must have. */
interface Sample {
  readonly given: object;
  readonly line: string;
}

const value = 50;
const expected: Partial<Record<UnitCode, string>> = {
  "[in_i]": " (127 cm)",
  g: " (0.1 kg)",
  "[lb_av]": " (22.7 kg)",
  "[degF]": " (10.0 °C)",
};
const samples: CodeByKey<readonly [method: Method, unit: UnitCode | undefined], Sample> = {
  value: ({ member }, { type, label, units: all, name, row }, unit = "d") => ({
    given: {
      type,
      [member]: value,
      ...(all.length === 1 ? {} : { unit }),
      ...("methods" in row && Object.keys(row.methods).length > 1 ? { method: name } : {}),
    },
    line: `  - ${label}: ${value} ${units[unit].symbol}${expected[unit] ?? ""}\n`,
  }),
  rhythm: ({ member }, { type, label }, unit = "d") => ({
    given: { type, [member]: value, rhythm: "irregular" },
    line: `  - ${label}: ${value} ${units[unit].symbol}, irregular\n`,
  }),
  finding: (_, { type, label }) => ({ given: { type }, line: `  - ${label}: irregular\n` }),
  pair: (_, { type, label, name }) => ({
    given: { type, systolic: 128, diastolic: 82, method: name },
    line: `  - ${label}: 128/82 mmHg\n`,
  }),
};

const all = allMethods().flatMap((method) => {
  const each: readonly (UnitCode | undefined)[] = method.units.length === 0 ? [undefined] : method.units;
  return each.map((unit) => ({
    name: `${method.type}, ${method.name}, ${unit ?? "no unit"}`,
    ...codeFor(samples, method.row)(method.row, method, unit),
  }));
});

test.for(all)("every measurement is on the page with its label, value and unit: $name", ({ given, line }) => {
  const observations = [given as ObservationInput];
  expect(renderText({ service: "pharmacy-first", clinicalSummary: [], observations })).toContain(line);
});

test("a measurement of an unknown type is written out, not left off the page", () => {
  const observations = [{ type: "news2", value: 3 } as unknown as ObservationInput, { value: "7" } as ObservationInput];
  const text = renderText({ service: "pharmacy-first", clinicalSummary: [], observations });
  expect(text).toContain('  - Unknown measurement: {"type":"news2","value":3}\n');
  expect(text).toContain('  - Unknown measurement: {"value":"7"}\n');
});
