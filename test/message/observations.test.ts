import { expect, test } from "vitest";
import type { ObservationInput } from "../../src/consultation/index.js";
import type { Observation } from "../../src/fhir/types.js";
import { profiles } from "../../src/terminology/profiles.js";
import { leastInput } from "../consultation/inputs.js";
import { allOf, compose, idOf, oneOf } from "./support/composed.js";

const observed = (...observations: readonly ObservationInput[]): readonly Observation[] =>
  allOf(compose({ ...leastInput, observations }), "Observation");
const codesOf = ({ code }: Observation): readonly (string | undefined)[] =>
  code?.coding?.map((coding) => coding.code) ?? [];

test("UR-036: a vital sign carries identifier, status, category, code, subject, context, time and performer", () => {
  const message = compose({ ...leastInput, observations: [{ type: "temperature", value: "37.40", unit: "Cel" }] });
  const id = idOf(11);
  expect(oneOf(message, "Observation")).toEqual({
    resourceType: "Observation",
    id,
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.observation] },
    identifier: [{ system: "https://tools.ietf.org/html/rfc4122", value: id }],
    status: "final",
    category: [
      {
        coding: [
          {
            system: "http://terminology.hl7.org/CodeSystem/observation-category",
            code: "vital-signs",
            display: "Vital Signs",
          },
        ],
        text: "Vital Signs",
      },
    ],
    code: {
      coding: [{ system: "http://snomed.info/sct", code: "703421000", display: "Temperature" }],
      text: "Temperature",
    },
    subject: { reference: `urn:uuid:${oneOf(message, "Patient").id}` },
    context: { reference: `urn:uuid:${message.ids.encounter}` },
    effectiveDateTime: "2025-07-02T10:05:00+01:00",
    issued: "2025-07-02T09:30:00.250Z",
    performer: [{ reference: `urn:uuid:${oneOf(message, "Practitioner").id}` }],
    valueQuantity: { value: "37.40", unit: "degree Celsius", system: "http://unitsofmeasure.org", code: "Cel" },
  });
});

test("UR-036: a measurement with its own time carries it as written", () => {
  expect(observed({ type: "height", value: 178, unit: "cm", measuredAt: "2025-07-01" })[0]?.effectiveDateTime).toBe(
    "2025-07-01",
  );
});

test.for([
  [undefined, "163020007", "72313002", "1091811000000102"],
  ["clinic", "163020007", "72313002", "1091811000000102"],
  ["lying", "163033001", "407556006", "407557002"],
  ["standing", "163034007", "400974009", "400975005"],
  ["sitting", "163035008", "407554009", "407555005"],
  ["baseline", "928021000000108", "716579001", "716632005"],
  ["average-ambulatory", "2181371000000107", "2181381000000109", "2181391000000106"],
  ["self-measured", "335661000000109", "1162737008", "1162735000"],
] as const)(
  "UR-070, UR-074: a blood pressure (%s) is one Observation with its triplet",
  ([method, header, systolic, diastolic]) => {
    const reading: ObservationInput = { type: "blood-pressure", systolic: 128, diastolic: "82" };
    const observations = observed(method === undefined ? reading : { ...reading, method });
    expect(observations).toHaveLength(1);
    const [observation] = observations;
    expect(observation && codesOf(observation)).toEqual([header]);
    expect(observation).not.toHaveProperty("valueQuantity");
    const mmHg = { unit: "millimeter of mercury", system: "http://unitsofmeasure.org", code: "mm[Hg]" };
    expect(observation?.component).toMatchObject([
      { code: { coding: [{ code: systolic }] }, valueQuantity: { value: "128", ...mmHg } },
      { code: { coding: [{ code: diastolic }] }, valueQuantity: { value: "82", ...mmHg } },
    ]);
  },
);

test("UR-072: an irregular pulse adds a second Observation without a value; a regular one does not", () => {
  const [rate, irregular, ...more] = observed({
    type: "pulse",
    beatsPerMinute: 88,
    rhythm: "irregular",
    measuredAt: "2025-07-02T10:10:00+01:00",
  });
  expect(rate).toMatchObject({
    code: { coding: [{ code: "78564009" }] },
    valueQuantity: { value: "88", code: "{beats}/min" },
  });
  expect(irregular).toMatchObject({
    code: { coding: [{ code: "61086009", display: "Pulse irregular" }] },
    effectiveDateTime: "2025-07-02T10:10:00+01:00",
  });
  expect(irregular).not.toHaveProperty("valueQuantity");
  expect(more).toEqual([]);
  expect(observed({ type: "pulse", beatsPerMinute: 88, rhythm: "regular" })).toHaveLength(1);
});

test.for([
  [{ type: "height", value: "178", unit: "cm" }, "50373000", "centimeter"],
  [{ type: "height", value: "70", unit: "[in_i]" }, "50373000", "inch"],
  [{ type: "height", method: "standing", value: "178", unit: "cm" }, "248333004", "centimeter"],
  [{ type: "height", method: "self-reported", value: "178", unit: "cm" }, "1162419008", "centimeter"],
  [{ type: "weight", method: "self-reported", value: "82", unit: "kg" }, "784399000", "kilogram"],
  [{ type: "weight", value: "4250", unit: "g" }, "27113001", "gram"],
  [{ type: "weight", value: "82.50", unit: "kg" }, "27113001", "kilogram"],
  [{ type: "weight", value: "181.9", unit: "[lb_av]" }, "27113001", "pound"],
  [{ type: "temperature", value: "37.4", unit: "Cel" }, "703421000", "degree Celsius"],
  [{ type: "temperature", value: "99.5", unit: "[degF]" }, "703421000", "degree Fahrenheit"],
] as const)("UR-073, UR-074: %o has its code and the unit in which it was measured", ([input, code, words]) => {
  const [observation] = observed(input);
  expect(observation && codesOf(observation)).toEqual([code]);
  expect(observation?.valueQuantity).toEqual({
    value: input.value,
    unit: words,
    system: "http://unitsofmeasure.org",
    code: input.unit,
  });
});

test("UR-075: what was recorded is sent: no digit is added, rounded or dropped", () => {
  const values = ["37", "37.0", "37.40", "37.449", "0.10000000000000000001"];
  const observations = observed(
    ...values.map((value): ObservationInput => ({ type: "temperature", value, unit: "Cel" })),
  );
  expect(observations.map(({ valueQuantity }) => valueQuantity?.value)).toEqual(values);
});
