import type { Consultation } from "../../../consultation/consultation.js";
import type { Observation } from "../../../consultation/observations/observation.js";
import type { BloodPressureFact, Facts, MeasurementFact } from "./facts.js";

/** What the observations of a consultation say. */
export type MeasurementFacts = Pick<Facts, "measurements" | "bloodPressures" | "measuredAt" | "irregularPulses">;

export function measurementFacts({ observations = [] }: Consultation): MeasurementFacts {
  const all = observations.map((observation, index) => ({ observation, path: `observations[${index}]` }));
  const bloodPressures = all.flatMap(({ observation, path }) => bloodPressureOf(observation, path));
  return {
    measurements: [
      ...bloodPressures.flatMap(({ systolic, diastolic }) => [systolic, diastolic]),
      ...all.flatMap(({ observation, path }) => singleValue(observation, path)),
    ],
    bloodPressures,
    measuredAt: all.flatMap(({ observation: { measuredAt }, path }) =>
      measuredAt === undefined ? [] : [{ value: measuredAt, path: `${path}.measuredAt` }],
    ),
    irregularPulses: all.flatMap(({ observation, path }) => irregularPulseOf(observation, path)),
  };
}

function bloodPressureOf(observation: Observation, path: string): readonly BloodPressureFact[] {
  if (observation.type !== "blood-pressure") return [];
  const part = (name: "systolic" | "diastolic"): MeasurementFact => ({
    name,
    value: observation[name],
    unit: "mm[Hg]",
    path: `${path}.${name}`,
  });
  return [{ systolic: part("systolic"), diastolic: part("diastolic"), path }];
}

function singleValue(observation: Observation, path: string): readonly MeasurementFact[] {
  switch (observation.type) {
    case "pulse":
    case "heart-rate":
      return [
        { name: "pulse", value: observation.beatsPerMinute, unit: "{beats}/min", path: `${path}.beatsPerMinute` },
      ];
    case "temperature":
    case "weight":
    case "height":
      return [{ name: observation.type, value: observation.value, unit: observation.unit, path: `${path}.value` }];
    case "body-mass-index":
      return [{ name: observation.type, value: observation.value, unit: "kg/m2", path: `${path}.value` }];
    case "blood-pressure":
    case "irregular-pulse":
      return [];
  }
}

function irregularPulseOf(observation: Observation, path: string): readonly string[] {
  if (observation.type === "irregular-pulse") return [path];
  return observation.type === "pulse" && observation.rhythm === "irregular" ? [`${path}.rhythm`] : [];
}
