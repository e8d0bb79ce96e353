import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { consultationSchema } from "../../scripts/schemas/consultation.js";
import { ConsultationError, parseConsultation } from "../../src/consultation/index.js";
import { consultationArbitrary } from "../arbitraries/index.js";
import { anyCharacter } from "../support/any-character.js";
import { inputs, seed } from "../support/inputs.js";

const root = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(root, "schemas/consultation.schema.json"), "utf8")) as object;
// What is compiled once and called a few times need not be optimised.
const code = { optimize: false };
const takes = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, code }).compile(schema);

/**
 * The issues that only the run-time check can find, by their text. The JSON Schema refuses everything else that it
 * refuses; and the run-time check accepts nothing that the JSON Schema refuses.
 */
const unseen: readonly RegExp[] = [
  // Check digits and partitions.
  /has a wrong check digit/,
  /check digit is wrong|names no concept|unknown partition|check digit/,
  // Days that are not in the calendar.
  /that exists in the calendar/,
  // What the bytes of a file are (UR-077).
  /^must be a PDF in base64/,
  // Characters that XML cannot carry.
  /^holds a character that XML cannot carry/,
  // How one member must fit another.
  /has its low end above its high end|has a frequencyMax below|has a periodMax below/,
  /is already the label of an earlier one|must be the label of one of otherPractitioners/,
  /^is performed, as for an earlier one|^contradicts noReadingReason$|^is missing: hydrogen peroxide/,
];

function refusedWith(value: unknown): readonly string[] {
  try {
    parseConsultation(value);
    return [];
  } catch (error) {
    if (error instanceof ConsultationError) return error.issues.map(({ message }) => message);
    throw error;
  }
}

/** Both agree, or the run-time check refuses for a reason that only it can see. */
function agree(value: unknown): "both take it" | "both refuse it" | "only the run-time check refuses it" {
  const messages = refusedWith(value);
  const bySchema = takes(value);
  if (messages.length === 0) {
    expect(bySchema, JSON.stringify(takes.errors)).toBe(true);
    return "both take it";
  }
  if (!bySchema) return "both refuse it";
  expect(messages.filter((message) => !unseen.some((known) => known.test(message)))).toEqual([]);
  return "only the run-time check refuses it";
}

/** All places in plain data. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value) ? value.map((item: unknown, at) => [at, item] as const) : Object.entries(value);
  return [path, ...inner.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

type Change = (holder: Record<string | number, unknown>, key: string | number) => void;

/** What can go wrong at a place: another value, none, or an extra one. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc
    .oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        0,
        -1,
        1.5,
        "",
        " ",
        "x",
        "a\nb",
        "\u0001",
        [],
        {},
        "2025-02-30",
        "2025-07-02",
        "2025-07-02T10:05:00",
        "9991956833",
        "60001007",
        "Pregnant",
        "none-found",
        "agreed",
        "declined",
      ),
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: anyCharacter, maxLength: 6 }),
    )
    .map((value): Change => (holder, key) => {
      holder[key] = value;
    }),
  fc.constant<Change>((holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  }),
  fc
    .constantFrom(
      "extra",
      "$schema",
      "service",
      "pathway",
      "stage",
      "noSupplyReason",
      "ambulatoryReport",
      "pregnancyStatus",
      "unit",
      "text",
    )
    .map((name): Change => (holder) => {
      if (!Array.isArray(holder)) holder[name] = "extra";
    }),
  fc.constant<Change>((holder, key) => {
    const value = holder[key];
    if (Array.isArray(value)) value.push((value as readonly unknown[])[0]);
    else if (typeof value === "string") holder[key] = `${value} ${value}`;
    else holder[key] = [value];
  }),
);

const changed = fc
  .tuple(consultationArbitrary({ size: "any" }), fc.array(fc.tuple(fc.nat(), changes), { minLength: 1, maxLength: 2 }))
  .map(([input, mutations]) => {
    const copy = JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
    for (const [at, change] of mutations) {
      const places = placesIn(copy).filter((path) => path.length > 0);
      const path = places[at % places.length] ?? [];
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], copy);
      change(holder as Record<string | number, unknown>, path.at(-1) ?? "");
    }
    return copy;
  });

test("the JSON Schema is up to date with the schemas of the run-time check", () => {
  const folder = join(root, "src/consultation");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  expect(schema).toEqual(JSON.parse(JSON.stringify(consultationSchema(sources))));
});

test("JSON Schema and run-time check both accept what is right", () => {
  fc.assert(
    fc.property(consultationArbitrary(), (input) => {
      expect(agree(input)).toBe("both take it");
      expect(agree(JSON.parse(JSON.stringify(parseConsultation(input))))).toBe("both take it");
    }),
    { numRuns: inputs(15, 200) },
  );
});

test("JSON Schema and run-time check refuse the same consultations, except for what only the second can see", () => {
  const runs = inputs(40, 2_000);
  const told = { "both take it": 0, "both refuse it": 0, "only the run-time check refuses it": 0 };
  fc.assert(
    fc.property(changed, (input) => {
      told[agree(input)] += 1;
    }),
    { numRuns: runs, seed },
  );
  console.log(`consultation schema: ${JSON.stringify(told)}`);
  expect(told["both refuse it"]).toBeGreaterThan(0.4 * runs);
  expect(told["both take it"]).toBeGreaterThan(0);
});

test("JSON Schema and run-time check refuse any JSON that is not a consultation", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(agree(value)).toBe("both refuse it");
    }),
    { numRuns: inputs(40, 500) },
  );
});

test.each([
  ["a wrong check digit", { patient: { nhsNumber: "9991956833" } }],
  ["a day that the calendar does not have", { startedAt: "2025-02-30" }],
  ["a character that XML cannot carry", { clinicalSummary: "bell \u0007" }],
  [
    "a range upside down",
    { observations: [{ type: "pulse", beatsPerMinute: 70, referenceRange: { low: 90, high: 60 } }] },
  ],
  ["a label that names nobody", { observations: [{ type: "pulse", beatsPerMinute: 70, measuredBy: "nobody" }] }],
])("only the run-time check can see %s", (_what, { patient = {}, ...change }: Readonly<Record<string, unknown>>) => {
  const least = JSON.parse(readFileSync(join(root, "examples/consultations/minor-illness.json"), "utf8")) as Readonly<
    Record<string, object>
  >;
  expect(agree({ ...least, ...change, patient: { ...least["patient"], ...(patient as object) } })).toBe(
    "only the run-time check refuses it",
  );
});
