import type { Consultation } from "../../../../consultation/consultation.js";
import type {
  BloodPressure,
  Observation,
  Pulse,
} from "../../../../consultation/observations/measurements.generated.js";
import { valueOf } from "../../../../consultation/observations/value-of.js";
import { codeFor, measurementRows, type CodeByKey, type ValueRow } from "../../../../terminology/measurement-rows.js";
import type { BloodPressureFact, Facts, MeasurementFact } from "../facts.js";

/** What the observations of a consultation say. */
export type MeasurementFacts = Pick<Facts, "measurements" | "bloodPressures" | "irregularPulses">;

interface Found {
  readonly singles: MeasurementFact[];
  readonly bloodPressures: BloodPressureFact[];
  readonly irregularPulses: string[];
}

/** Adds what one observation says. */
const adders: CodeByKey<readonly [observation: Observation, path: string, found: Found], void> = {
  value: addValue,
  rhythm: (row, observation, path, found) => {
    addValue(row, observation, path, found);
    if ((observation as Pulse).rhythm === "irregular") found.irregularPulses.push(`${path}.rhythm`);
  },
  finding: (_row, _observation, path, { irregularPulses }) => {
    irregularPulses.push(path);
  },
  pair: (_, observation, path, { bloodPressures }) => {
    const part = (name: "systolic" | "diastolic"): MeasurementFact => ({
      name,
      value: (observation as BloodPressure)[name],
      unit: "mm[Hg]",
      path: `${path}.${name}`,
    });
    bloodPressures.push({ systolic: part("systolic"), diastolic: part("diastolic"), path });
  },
};

function addValue(row: ValueRow, observation: Observation, path: string, { singles }: Found): void {
  singles.push({ name: row.limits, ...valueOf(row, observation), path: `${path}.${row.member}` });
}

/** Blood pressures first, then the measurements of one value. */
export function measurementFacts({ observations = [] }: Consultation): MeasurementFacts {
  const found: Found = { singles: [], bloodPressures: [], irregularPulses: [] };
  for (const [index, observation] of observations.entries()) {
    const row = measurementRows[observation.type];
    codeFor(adders, row)(row, observation, `observations[${index}]`, found);
  }
  const { singles, bloodPressures, irregularPulses } = found;
  return {
    measurements: [...bloodPressures.flatMap(({ systolic, diastolic }) => [systolic, diastolic]), ...singles],
    bloodPressures,
    irregularPulses,
  };
}
