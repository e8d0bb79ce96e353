import fc from "fast-check";
import ts from "typescript";
import { beforeAll, expect, test, vi } from "vitest";
import type { ObservationInput } from "../../src/index.js";
import type * as table from "../../src/terminology/measurements.js";

/** A row that does not exist: no practice is sent the strength of a grip, and its codes are invented. */
const codes = { measured: "9990001007", reported: "9990002000" };
const gripStrengthRow = {
  about: "Strength of grip (UR-073).",
  constructs: "Strength of grip.",
  example: `value: 40, unit: "kg"`,
  category: "vital-signs",
  member: "value",
  methods: {
    measured: { code: codes.measured, display: "Grip strength", label: "Grip strength", rule: "UR-073" },
    "self-reported": {
      code: codes.reported,
      display: "Self reported grip strength",
      label: "Grip strength, self-reported",
      rule: "UR-074",
    },
  },
  units: { kg: { places: 1 }, "[lb_av]": {} },
  limits: "grip-strength",
};

// Every layer is loaded anew over the longer table, and the other test files get theirs over the real one again.
vi.resetModules();
vi.doMock("../../src/terminology/measurements.js", async (original) => {
  const real = await original<typeof table>();
  return {
    limits: { ...real.limits, "grip-strength": { unit: "kg", hard: ["1", "100"], common: ["5", "70"] } },
    measurements: { ...real.measurements, "grip-strength": gripStrengthRow },
  };
});
const { buildMessage, parseConsultation, readMessage, review, validateMessage } = await import("../../src/index.js");
const { renderText } = await import("../../src/render/index.js");
const { measurementsSource } = await import("../../scripts/measurements/source.js");
const { consultationSchema } = await import("../../scripts/schemas/consultation.js");
const { measurementCodings, measurementRows } = await import("../../src/terminology/measurement-rows.js");
const { limits } = await import("../../src/terminology/measurements.js");
const { observationArbitrary } = await import("../arbitraries/observations.js");
const { leastInput } = await import("../consultation/inputs.js");
const { issuesOf } = await import("../consultation/issues.js");
const { clock, sender } = await import("../message/support/composed.js");
vi.doUnmock("../../src/terminology/measurements.js");
vi.resetModules();

type Row = Readonly<Record<string, unknown>>;
type GripStrength = (input: Row) => ObservationInput;

/** The constructor as the generator writes it, run. */
let gripStrength: GripStrength;
beforeAll(async () => {
  const { outputText } = ts.transpileModule(measurementsSource(measurementRows, limits), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  ({ gripStrength } = (await import(/* @vite-ignore */ url)) as { readonly gripStrength: GripStrength });
});

const consult = (...observations: readonly ObservationInput[]): ReturnType<typeof parseConsultation> =>
  parseConsultation({ ...leastInput, service: "pharmacy-first", pathway: "impetigo", observations });
const build = (...observations: readonly ObservationInput[]): string =>
  buildMessage(consult(...observations), { sender, clock }).xml;

test("a row added to the table: the constructor and the interface have it", () => {
  expect(gripStrength({ value: 40, unit: "kg" })).toEqual({ type: "grip-strength", value: 40, unit: "kg" });
  expect(measurementsSource(measurementRows, limits)).toContain(`/** Strength of grip (UR-073). */
export interface GripStrengthInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "grip-strength";
  /** @remarks From 1 to 100 kg; outside 5 to 70 kg it must be confirmed (CS-08). */
  readonly value: Measured;
  /** In UCUM: kg, [lb_av]. */
  readonly unit: "kg" | "[lb_av]";
  /** How it was taken. Left out: \`measured\`. */
  readonly method?: "measured" | "self-reported";
}
`);
});

test("a row added to the table: the run-time check and the JSON Schema know it", () => {
  expect(consult(gripStrength({ value: "40.50", unit: "kg" })).observations).toEqual([
    { type: "grip-strength", value: "40.50", unit: "kg", method: "measured" },
  ]);
  expect(issuesOf({ observations: [{ type: "grip-strength", value: 40, unit: "cm", method: "guessed" }] })).toEqual([
    { rule: "UR-073", path: "observations[0].unit", message: 'must be one of "kg", "[lb_av]"' },
    { rule: "UR-074", path: "observations[0].method", message: 'must be one of "measured", "self-reported"' },
  ]);
  const { $defs } = consultationSchema([measurementsSource(measurementRows, limits)]) as unknown as {
    readonly $defs: Readonly<Record<string, { readonly properties: Row }>>;
  };
  const unit = { description: "In UCUM: kg, [lb_av].", enum: ["kg", "[lb_av]"] };
  expect($defs["GripStrength"]?.properties["unit"]).toEqual(unit);
});

test("a row added to the table: the message carries it, and reading gives it back", () => {
  const given = gripStrength({ value: "40.50", unit: "kg", method: "self-reported", referenceRange: { low: 30 } });
  const xml = build(given);
  expect(xml).toContain(`<code value="${codes.reported}"/><display value="Self reported grip strength"/>`);
  expect(xml).toContain(`<value value="40.50"/><unit value="kilogram"/>`);
  const { consultation, remainder } = readMessage(xml);
  expect(consultation.observations).toEqual([{ ...given, referenceRange: { low: "30" } }]);
  expect(remainder).toEqual([]);
});

test("a row added to the table: the page shows label, value and unit, of a consultation and of a message", () => {
  const given = [
    gripStrength({ value: "40.55", unit: "kg" }),
    gripStrength({ value: 88, unit: "[lb_av]", method: "self-reported" }),
  ];
  for (const shown of [consult(...given), readMessage(build(...given)).consultation]) {
    const text = renderText(shown);
    expect(text).toContain("  - Grip strength: 40.6 kg (recorded 40.55)\n");
    expect(text).toContain("  - Grip strength, self-reported: 88 lb (39.9 kg)\n");
  }
});

test("a row added to the table: CS-08 knows its limits in every unit, of a consultation and of a message", () => {
  const judge = (value: number, unit: string): unknown => {
    const { errors, confirmations } = review(consult(gripStrength({ value, unit })), { now: clock() });
    return { errors: errors.map(({ rule }) => rule), confirmations: confirmations.map(({ rule }) => rule) };
  };
  expect(judge(40, "kg")).toEqual({ errors: [], confirmations: [] });
  expect(judge(80, "kg")).toEqual({ errors: [], confirmations: ["CS-08"] });
  expect(judge(101, "kg")).toEqual({ errors: ["CS-08"], confirmations: [] });
  expect(judge(250, "[lb_av]")).toEqual({ errors: ["CS-08"], confirmations: [] });
  const message = build(gripStrength({ value: 40, unit: "kg" }));
  const found = (xml: string): unknown =>
    validateMessage(xml, { now: clock() }).issues.flatMap(({ rule, severity }) => (severity === "error" ? [rule] : []));
  expect(found(message)).toEqual([]);
  expect(found(message.replace('<value value="40"/>', '<value value="101"/>'))).toEqual(["CS-08"]);
});

test("a row added to the table: the validator requires its value, in one of its own units", () => {
  const message = build(gripStrength({ value: 40, unit: "kg", method: "self-reported" }));
  const rules = (xml: string): unknown =>
    validateMessage(xml, { now: clock() }).issues.flatMap(({ rule, code }) => (rule === "UR-074" ? [code] : []));
  expect(rules(message)).toEqual([]);
  expect(rules(message.replace('<code value="kg"/>', '<code value="cm"/>'))).toEqual(["wrong-unit"]);
  expect(rules(message.replace(/<valueQuantity>.*?<\/valueQuantity>/s, ""))).toEqual(["required"]);
});

test("a row added to the table: test data are drawn from it, and its codes are in the list of codings", () => {
  const setting = { size: "any", within: "2025-07-02T10:10:00+01:00", interpretation: "N" } as const;
  const drawn = fc.sample(observationArbitrary(setting), { numRuns: 300, seed: 1 });
  const found = drawn.filter(({ type }) => (type as string) === "grip-strength");
  expect(new Set(found.map((one) => "unit" in one && one.unit))).toEqual(new Set(["kg", "[lb_av]"]));
  expect(measurementCodings().map(({ code }) => code)).toEqual(
    expect.arrayContaining([codes.measured, codes.reported]),
  );
});
